using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <content>Operations on rows.</content>
public sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public void Embed(Weight table, ReadOnlySpan<int> tokens, Tensor output)
    {
        var weight = Cpu(table);
        var target = Cpu(output);
        Require(tokens.Length == target.Rows, nameof(tokens), tokens.Length, target.Rows);
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)weight.Outputs)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens), $"Token {tokens[i]} at row {i} is not in {weight.Name}, which has {weight.Outputs} rows. Is this the model's own tokenizer?");
            }

            WeightRows.Copy(weight.Type, weight.Row(tokens[i]), target.Row(i), target.Columns);
        }
    }

    /// <inheritdoc/>
    public void RmsNorm(Tensor input, Weight gain, float epsilon, Tensor output)
    {
        var source = Cpu(input);
        var target = Cpu(output);
        var gains = (float*)Cpu(gain).Data;
        Require(gain.Outputs == source.Columns, gain.Name, gain.Outputs, source.Columns);
        Require(target.Length == source.Length, nameof(output), target.Length, source.Length);
        var columns = source.Columns;
        var broken = -1;
        ForRows(source.Rows, columns, (first, end) =>
        {
            for (var r = first; r < end; r++)
            {
                var sum = RowKernels.SumOfSquares(source.Row(r), columns);
                if (!float.IsFinite(sum))
                {
                    Volatile.Write(ref broken, r);
                }

                RowKernels.Scale(source.Row(r), 1f / MathF.Sqrt((sum / columns) + epsilon), gains, target.Row(r), columns);
            }
        });
        if (broken >= 0)
        {
            throw new NonFiniteException($"The input of {gain.Name} is not finite at row {broken}.");
        }
    }

    /// <inheritdoc/>
    public void RmsNormHeads(Tensor heads, Weight gain, float epsilon)
    {
        var target = Cpu(heads);
        var gains = (float*)Cpu(gain).Data;
        var size = gain.Outputs;
        ForRows(target.Rows, target.Columns, (first, end) =>
        {
            for (var head = target.Row(first); head < target.Data + ((long)end * target.Columns); head += size)
            {
                var sum = RowKernels.SumOfSquares(head, size);
                RowKernels.Scale(head, 1f / MathF.Sqrt((sum / size) + epsilon), gains, head, size);
            }
        });
    }

    /// <inheritdoc/>
    public void Rotate(Tensor heads, RotaryTable table, ReadOnlySpan<int> positions)
    {
        var target = Cpu(heads);
        Require(positions.Length == target.Rows, nameof(positions), positions.Length, target.Rows);
        var rows = positions.ToArray();
        var half = table.HeadSize / 2;
        ForRows(target.Rows, target.Columns, (first, end) =>
        {
            for (var r = first; r < end; r++)
            {
                fixed (float* cosine = table.Row(rows[r]))
                {
                    for (var head = target.Row(r); head < target.Row(r) + target.Columns; head += table.HeadSize)
                    {
                        RowKernels.Rotate(head, cosine, cosine + half, half);
                    }
                }
            }
        });
    }

    /// <inheritdoc/>
    public void SwiGlu(Tensor gate, Tensor up)
    {
        var g = Cpu(gate);
        var u = Cpu(up);
        Require(g.Length == u.Length, nameof(up), u.Length, g.Length);
        ForRows(g.Rows, g.Columns * 4L, (first, end) =>
        {
            for (var r = first; r < end; r++)
            {
                RowKernels.SwiGlu(g.Row(r), u.Row(r), g.Columns);
            }
        });
    }

    /// <inheritdoc/>
    public void Add(Tensor target, Tensor addend)
    {
        var t = Cpu(target);
        var a = Cpu(addend);
        Require(t.Length == a.Length, nameof(addend), a.Length, t.Length);
        ForRows(t.Rows, t.Columns, (first, end) => RowKernels.Add(t.Row(first), a.Row(first), (long)(end - first) * t.Columns));
    }

    /// <inheritdoc/>
    public void AddVector(Tensor target, Tensor vectors, int row, float strength)
    {
        var t = Cpu(target);
        var vector = Cpu(vectors).Row(row);
        Require(vectors.Columns == t.Columns, nameof(vectors), vectors.Columns, t.Columns);
        for (var r = 0; r < t.Rows; r++)
        {
            RowKernels.AddScaled(t.Row(r), vector, strength, t.Columns);
        }
    }

    /// <inheritdoc/>
    public void Ablate(Tensor target, Tensor direction)
    {
        var t = Cpu(target);
        var unit = Cpu(direction).Row(0);
        Require(direction.Columns == t.Columns, nameof(direction), direction.Columns, t.Columns);
        for (var r = 0; r < t.Rows; r++)
        {
            RowKernels.AddScaled(t.Row(r), unit, -RowKernels.Dot(t.Row(r), unit, t.Columns), t.Columns);
        }
    }

    /// <inheritdoc/>
    public void CopyRows(Tensor source, int sourceRow, Tensor target, int targetRow, int count)
    {
        Require(source.Columns == target.Columns, nameof(target), target.Columns, source.Columns);
        var from = Cpu(source.Slice(sourceRow, count));
        var to = Cpu(target.Slice(targetRow, count));
        Buffer.MemoryCopy(from.Data, to.Data, to.Length * sizeof(float), from.Length * sizeof(float));
    }
}
