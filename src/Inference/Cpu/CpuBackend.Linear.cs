using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <content>Matrix products.</content>
public sealed unsafe partial class CpuBackend
{
    /// <summary>Output columns of one task: their weights stay in the second-level cache while the rows pass.</summary>
    private const int ColumnGroup = 32;

    /// <summary>Rows of one task: their activations stay in the last-level cache while the columns pass.</summary>
    private const int RowGroup = 384;

    /// <inheritdoc/>
    public void Linear(Tensor input, Weight weight, Weight? bias, Tensor output)
    {
        var x = Cpu(input);
        var w = Cpu(weight);
        var target = Cpu(output);
        Require(w.Inputs == x.Columns, w.Name, w.Inputs, x.Columns);
        Require(target.Columns == w.Outputs && target.Rows == x.Rows, nameof(output), target.Length, (long)x.Rows * w.Outputs);
        Work.AddLinear(x.Rows, w.Inputs, w.Outputs);
        var b = bias is null ? null : (float*)Cpu(bias).Data;
        var columnGroups = (w.Outputs + ColumnGroup - 1) / ColumnGroup;
        var rowGroups = (x.Rows + RowGroup - 1) / RowGroup;
        var tasks = columnGroups * rowGroups;
        void Execute(int task, int worker) =>
            Group(x.Data, x.Rows, w, b, target.Data, task / columnGroups * RowGroup, task % columnGroups * ColumnGroup);

        if ((long)x.Rows * w.Inputs * w.Outputs < InlineOperations)
        {
            for (var task = 0; task < tasks; task++)
            {
                Execute(task, 0);
            }
        }
        else
        {
            _workers.Run(tasks, Execute);
        }
    }

    /// <summary>Up to RowGroup rows by ColumnGroup columns.</summary>
    private static void Group(float* x, int rows, CpuWeight w, float* bias, float* output, int firstRow, int firstColumn)
    {
        var rowCount = Math.Min(RowGroup, rows - firstRow);
        var columnCount = Math.Min(ColumnGroup, w.Outputs - firstColumn);
        var target = output + ((long)firstRow * w.Outputs) + firstColumn;
        MatrixProduct.Panel(
            x + ((long)firstRow * w.Inputs), w.Inputs, rowCount, w.Type, w.Row(firstColumn), w.Inputs, columnCount, w.Inputs, target, w.Outputs);
        for (var r = 0; bias is not null && r < rowCount; r++)
        {
            RowKernels.Add(target + ((long)r * w.Outputs), bias + firstColumn, columnCount);
        }
    }
}
