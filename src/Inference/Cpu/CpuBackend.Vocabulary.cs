using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Cpu.Kernels;
using SteerCluster.Inference.Numerics;

namespace SteerCluster.Inference.Cpu;

/// <content>The readout over the vocabulary.</content>
public sealed unsafe partial class CpuBackend
{
    /// <summary>Vocabulary entries per partial sum; part of the numeric contract.</summary>
    private const int VocabularyGroup = 2048;

    /// <summary>Rows whose logits of one group are held at once.</summary>
    private const int ReadoutRows = 192;

    /// <inheritdoc/>
    /// <remarks>
    /// Groups of 2,048 logits give a maximum and a sum in double; the groups are joined in order. The whole [rows, vocabulary]
    /// matrix never exists, and the head is read once for all rows.
    /// </remarks>
    public void LogProbabilities(Tensor input, Weight head, ReadOnlySpan<int> tokens, Span<double> result)
    {
        var x = Cpu(input);
        var w = Cpu(head);
        Require(w.Inputs == x.Columns, w.Name, w.Inputs, x.Columns);
        Require(tokens.Length == result.Length && (x.Rows == 0 || tokens.Length % x.Rows == 0), nameof(tokens), tokens.Length, result.Length);
        if (x.Rows == 0)
        {
            return;
        }

        Work.AddLinear(x.Rows, w.Inputs, w.Outputs);
        var wanted = tokens.ToArray();
        var perRow = wanted.Length / x.Rows;
        var logits = new float[wanted.Length];
        var groups = (w.Outputs + VocabularyGroup - 1) / VocabularyGroup;
        var maxima = new float[(long)groups * x.Rows];
        var sums = new double[(long)groups * x.Rows];
        var scratchRows = Math.Min(ReadoutRows, x.Rows);
        var scratchSize = (long)scratchRows * VocabularyGroup;
        var block = (float*)_memory.Rent(scratchSize * Threads * sizeof(float));
        try
        {
            _workers.Run(groups, (group, worker) =>
            {
                var first = group * VocabularyGroup;
                var count = Math.Min(VocabularyGroup, w.Outputs - first);
                var scratch = block + (worker * scratchSize);
                for (var start = 0; start < x.Rows; start += scratchRows)
                {
                    var rows = Math.Min(scratchRows, x.Rows - start);
                    for (var column = 0; column < count; column += ColumnGroup)
                    {
                        MatrixProduct.Panel(
                            x.Row(start), x.Columns, rows, w.Type, w.Row(first + column), w.Inputs,
                            Math.Min(ColumnGroup, count - column), w.Inputs, scratch + column, VocabularyGroup);
                    }

                    for (var r = 0; r < rows; r++)
                    {
                        var row = scratch + (r * VocabularyGroup);
                        var cell = ((long)(start + r) * groups) + group;
                        maxima[cell] = RowKernels.Max(row, count);
                        sums[cell] = RowKernels.SumOfExponentials(row, maxima[cell], count);
                        for (var t = (start + r) * perRow; t < (start + r + 1) * perRow; t++)
                        {
                            if (wanted[t] >= first && wanted[t] < first + count)
                            {
                                logits[t] = row[wanted[t] - first];
                            }
                        }
                    }
                }
            });
        }
        finally
        {
            _memory.Return((nint)block, scratchSize * Threads * sizeof(float));
        }

        for (var t = 0; t < wanted.Length; t++)
        {
            var from = (int)((long)(t / perRow) * groups);
            result[t] = logits[t] - LogSum(maxima.AsSpan(from, groups), sums.AsSpan(from, groups));
        }
    }

    private static double LogSum(ReadOnlySpan<float> maxima, ReadOnlySpan<double> sums)
    {
        var maximum = float.NegativeInfinity;
        foreach (var m in maxima)
        {
            maximum = MathF.Max(maximum, m);
        }

        var total = 0.0;
        for (var g = 0; g < sums.Length; g++)
        {
            total += sums[g] * PortableMath.Exp((double)maxima[g] - maximum);
        }

        return double.IsFinite(total) && total > 0 ? maximum + PortableMath.Log(total) : double.NaN;
    }
}
