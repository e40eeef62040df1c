using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <content>Mixture of experts.</content>
public sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public void MixtureOfExperts(Tensor input, ExpertWeights experts, Tensor output)
    {
        var x = Cpu(input);
        var target = Cpu(output);
        var k = experts.ExpertsPerToken;
        using var scores = Cpu(Allocate(x.Rows, experts.Router.Outputs));
        Linear(x, experts.Router, null, scores);
        var routing = ExpertRouting.Choose(scores.Data, x.Rows, experts.Router.Outputs, k, experts.NormalizeTopK);

        // Slots are (row, rank) pairs ordered by expert, so that each expert's weights are read once for all its rows.
        var slots = x.Rows * k;
        using var gathered = Cpu(Allocate(slots, x.Columns));
        using var gate = Cpu(Allocate(slots, experts.Gate[0].Outputs));
        using var up = Cpu(Allocate(slots, experts.Gate[0].Outputs));
        for (var slot = 0; slot < slots; slot++)
        {
            CopyRows(x, routing.RowOfSlot[slot], gathered, slot, 1);
        }

        GroupedLinear(gathered, experts.Gate, routing.FirstSlot, gate);
        GroupedLinear(gathered, experts.Up, routing.FirstSlot, up);
        SwiGlu(gate, up);
        GroupedLinear(gate, experts.Down, routing.FirstSlot, gathered);

        // A row adds its experts in the order of their rank, whatever else is in the batch.
        ForRows(x.Rows, (long)k * x.Columns, (first, end) =>
        {
            for (var r = first; r < end; r++)
            {
                new Span<float>(target.Row(r), target.Columns).Clear();
                for (var rank = 0; rank < k; rank++)
                {
                    var choice = (r * k) + rank;
                    RowKernels.AddScaled(target.Row(r), gathered.Row(routing.SlotOfChoice[choice]), routing.Weights[choice], target.Columns);
                }
            }
        });
    }

    /// <summary>output[slot] = input[slot] x weight(expert of the slot)^T.</summary>
    private void GroupedLinear(CpuTensor input, IReadOnlyList<Weight> weights, int[] firstSlot, CpuTensor output)
    {
        var columns = output.Columns;
        var columnGroups = (columns + ColumnGroup - 1) / ColumnGroup;
        var used = new List<int>();
        for (var expert = 0; expert < weights.Count; expert++)
        {
            if (firstSlot[expert + 1] > firstSlot[expert])
            {
                used.Add(expert);
            }
        }

        Work.AddLinear(input.Rows, input.Columns, columns);
        _workers.Run(used.Count * columnGroups, (task, _) =>
        {
            var expert = used[task / columnGroups];
            var rows = firstSlot[expert + 1] - firstSlot[expert];
            for (var row = 0; row < rows; row += RowGroup)
            {
                Group(
                    input.Row(firstSlot[expert]), rows, Cpu(weights[expert]), null, output.Row(firstSlot[expert]), row, task % columnGroups * ColumnGroup);
            }
        });
    }
}
