using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Cpu.Kernels;

namespace SteerCluster.Inference.Cpu;

/// <content>Attention.</content>
public sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public void Attend(
        Tensor queries, Tensor keys, Tensor values, AttentionShape shape, ReadOnlySpan<AttentionSequence> sequences, Tensor output)
    {
        var q = Cpu(queries);
        var k = Cpu(keys);
        var v = Cpu(values);
        var target = Cpu(output);
        Require(q.Columns == shape.HeadCount * shape.HeadSize, nameof(queries), q.Columns, shape.HeadCount * shape.HeadSize);
        Require(k.Columns == shape.KvHeadCount * shape.HeadSize, nameof(keys), k.Columns, shape.KvHeadCount * shape.HeadSize);
        Require(target.Length == q.Length, nameof(output), target.Length, q.Length);
        var all = sequences.ToArray();
        var longest = 0;
        var pairs = 0L;
        foreach (var s in all)
        {
            Check(s, q, k);
            longest = Math.Max(longest, s.PrefixCount + s.OwnCount);
            pairs += Pairs(s, shape.Window);
        }

        Work.AddAttention(pairs, shape.HeadCount, shape.HeadSize);
        var scratchSize = AttentionKernel.ScratchSize(longest);
        var block = (float*)_memory.Rent(scratchSize * Threads * sizeof(float));
        var group = shape.HeadCount / shape.KvHeadCount;
        void Execute(int task, int worker)
        {
            var sequence = all[task / shape.HeadCount];
            var head = task % shape.HeadCount;
            var offset = (long)head * shape.HeadSize;
            var kvOffset = (long)(head / group) * shape.HeadSize;
            AttentionKernel.Run(
                q.Row(sequence.QueryRow) + offset, q.Columns, k.Data + kvOffset, v.Data + kvOffset, k.Columns,
                target.Row(sequence.QueryRow) + offset, sequence, shape, block + (worker * scratchSize));
        }

        var tasks = all.Length * shape.HeadCount;
        try
        {
            if (pairs * shape.HeadCount * shape.HeadSize < InlineOperations)
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
        finally
        {
            _memory.Return((nint)block, scratchSize * Threads * sizeof(float));
        }
    }

    /// <summary>Query-key pairs that the causal mask and the window leave.</summary>
    private static long Pairs(in AttentionSequence s, int? window)
    {
        var pairs = 0L;
        for (var i = 0; i < s.QueryCount; i++)
        {
            pairs += Math.Min(s.FirstPosition + i + 1, window ?? int.MaxValue);
        }

        return pairs;
    }

    private static void Check(in AttentionSequence s, CpuTensor q, CpuTensor k)
    {
        if (s.QueryCount < 0 || s.OwnCount < s.QueryCount || s.QueryRow < 0 || s.QueryRow + s.QueryCount > q.Rows
            || s.PrefixRow < 0 || s.PrefixRow + s.PrefixCount > k.Rows || s.OwnRow < 0 || s.OwnRow + s.OwnCount > k.Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(s), $"{s} does not fit {q.Rows} query rows and {k.Rows} key rows.");
        }
    }
}
