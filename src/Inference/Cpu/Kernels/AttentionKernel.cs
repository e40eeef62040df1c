using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// Causal attention of one query head over one sequence. A query's scores stand in a buffer indexed by absolute position;
/// the softmax's sum runs over that buffer in 16 lanes from key 0, masked and missing keys adding exact zeros; each output
/// element is one chain of fused multiply-adds over the keys in order. So a query's bits depend on its own keys alone, and
/// not on how many queries or which prefix are in the call.
/// </summary>
internal static unsafe class AttentionKernel
{
    /// <summary>Queries that share a pass over the keys.</summary>
    public const int QueryBlock = 24;

    // Justification: head slices of native activation matrices, addressed by stride; the shapes are checked by the backend.

    /// <summary>Buffer elements that a call needs for sequences of up to <paramref name="positions"/> positions.</summary>
    public static long ScratchSize(int positions) => (long)QueryBlock * Padded(positions);

    /// <summary>Computes one head of one sequence.</summary>
    /// <param name="q">First query of the head; rows are <paramref name="qStride"/> apart.</param>
    /// <param name="k">Keys of the head at row 0 of the key matrix.</param>
    /// <param name="v">Values of the head at row 0 of the value matrix.</param>
    /// <param name="output">First output of the head; rows are <paramref name="qStride"/> apart.</param>
    public static void Run(
        float* q, nint qStride, float* k, float* v, nint kvStride, float* output, in AttentionSequence sequence, in AttentionShape shape, float* scratch)
    {
        var inverse = stackalloc float[QueryBlock];
        for (var start = 0; start < sequence.QueryCount; start += QueryBlock)
        {
            var rows = Math.Min(QueryBlock, sequence.QueryCount - start);
            var firstPosition = sequence.FirstPosition + start;
            var keys = firstPosition + rows;
            var stride = Padded(keys);
            var prefix = Math.Min(sequence.PrefixCount, keys);
            var queries = q + (start * qStride);
            var target = output + (start * qStride);
            Scores(queries, qStride, rows, k + (sequence.PrefixRow * kvStride), kvStride, prefix, shape.HeadSize, scratch, stride);
            Scores(queries, qStride, rows, k + (sequence.OwnRow * kvStride), kvStride, keys - prefix, shape.HeadSize, scratch + prefix, stride);
            for (var r = 0; r < rows; r++)
            {
                inverse[r] = 1f / Softmax(scratch + (r * stride), firstPosition + r, stride, shape);
            }

            Clear(target, qStride, rows, shape.HeadSize);
            Accumulate(scratch, stride, rows, v + (sequence.PrefixRow * kvStride), kvStride, prefix, shape.HeadSize, target, qStride);
            Accumulate(scratch + prefix, stride, rows, v + (sequence.OwnRow * kvStride), kvStride, keys - prefix, shape.HeadSize, target, qStride);
            for (var r = 0; r < rows; r++)
            {
                for (var d = 0; d < shape.HeadSize; d++)
                {
                    target[(r * qStride) + d] *= inverse[r];
                }
            }
        }
    }

    private static int Padded(int count) => (count + 15) & ~15;

    private static void Scores(
        float* q, nint qStride, int rows, float* k, nint kvStride, int keys, int headSize, float* scores, nint stride)
    {
        if (keys > 0)
        {
            MatrixProduct.Panel(q, qStride, rows, DataType.F32, (byte*)k, kvStride, keys, headSize, scores, stride);
        }
    }

    /// <summary>Turns one query's scores into unnormalised probabilities, zero where it does not look; returns their sum.</summary>
    private static float Softmax(float* scores, int position, int stride, in AttentionShape shape)
    {
        var first = shape.Window is { } window ? Math.Max(0, position - window + 1) : 0;
        var end = position + 1;
        new Span<float>(scores, first).Fill(float.NegativeInfinity);
        new Span<float>(scores + end, stride - end).Fill(float.NegativeInfinity);
        var maximum = RowKernels.Max(scores + first, end - first) * shape.Scale;
        return RowKernels.ExpInPlace(scores, shape.Scale, maximum, stride);
    }

    private static void Clear(float* target, nint stride, int rows, int count)
    {
        for (var r = 0; r < rows; r++)
        {
            new Span<float>(target + (r * stride), count).Clear();
        }
    }

    /// <summary>target[r] += sum over the keys, in order, of p[r, key] * v[key].</summary>
    private static void Accumulate(
        float* p, nint pStride, int rows, float* v, nint vStride, int keys, int headSize, float* target, nint targetStride)
    {
        if (keys <= 0)
        {
            return;
        }

        var column = 0;
        for (; column + 64 <= headSize; column += 64)
        {
            var r = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; r + 4 <= rows; r += 4)
                {
                    Tile4x64(p + (r * pStride), pStride, v + column, vStride, keys, target + (r * targetStride) + column, targetStride);
                }
            }

            for (; r < rows; r++)
            {
                Tile1x64(p + (r * pStride), v + column, vStride, keys, target + (r * targetStride) + column);
            }
        }

        for (; column + 16 <= headSize; column += 16)
        {
            for (var r = 0; r < rows; r++)
            {
                Tile1x16(p + (r * pStride), v + column, vStride, keys, target + (r * targetStride) + column);
            }
        }

        for (; column < headSize; column++)
        {
            for (var r = 0; r < rows; r++)
            {
                var sum = target[(r * targetStride) + column];
                for (var key = 0; key < keys; key++)
                {
                    sum = MathF.FusedMultiplyAdd(p[(r * pStride) + key], v[(key * vStride) + column], sum);
                }

                target[(r * targetStride) + column] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x64(float* p, nint pStride, float* v, nint vStride, int keys, float* t, nint tStride)
    {
        var p1 = p + pStride;
        var p2 = p + (2 * pStride);
        var p3 = p + (3 * pStride);
        var t1 = t + tStride;
        var t2 = t + (2 * tStride);
        var t3 = t + (3 * tStride);
        Vector512<float> a00 = Vector512.Load(t), a01 = Vector512.Load(t + 16), a02 = Vector512.Load(t + 32), a03 = Vector512.Load(t + 48);
        Vector512<float> a10 = Vector512.Load(t1), a11 = Vector512.Load(t1 + 16), a12 = Vector512.Load(t1 + 32), a13 = Vector512.Load(t1 + 48);
        Vector512<float> a20 = Vector512.Load(t2), a21 = Vector512.Load(t2 + 16), a22 = Vector512.Load(t2 + 32), a23 = Vector512.Load(t2 + 48);
        Vector512<float> a30 = Vector512.Load(t3), a31 = Vector512.Load(t3 + 16), a32 = Vector512.Load(t3 + 32), a33 = Vector512.Load(t3 + 48);
        for (nint key = 0; key < keys; key++)
        {
            var v0 = Vector512.Load(v);
            var v1 = Vector512.Load(v + 16);
            var v2 = Vector512.Load(v + 32);
            var v3 = Vector512.Load(v + 48);
            var w = Vector512.Create(p[key]);
            a00 = Vector512.FusedMultiplyAdd(w, v0, a00);
            a01 = Vector512.FusedMultiplyAdd(w, v1, a01);
            a02 = Vector512.FusedMultiplyAdd(w, v2, a02);
            a03 = Vector512.FusedMultiplyAdd(w, v3, a03);
            w = Vector512.Create(p1[key]);
            a10 = Vector512.FusedMultiplyAdd(w, v0, a10);
            a11 = Vector512.FusedMultiplyAdd(w, v1, a11);
            a12 = Vector512.FusedMultiplyAdd(w, v2, a12);
            a13 = Vector512.FusedMultiplyAdd(w, v3, a13);
            w = Vector512.Create(p2[key]);
            a20 = Vector512.FusedMultiplyAdd(w, v0, a20);
            a21 = Vector512.FusedMultiplyAdd(w, v1, a21);
            a22 = Vector512.FusedMultiplyAdd(w, v2, a22);
            a23 = Vector512.FusedMultiplyAdd(w, v3, a23);
            w = Vector512.Create(p3[key]);
            a30 = Vector512.FusedMultiplyAdd(w, v0, a30);
            a31 = Vector512.FusedMultiplyAdd(w, v1, a31);
            a32 = Vector512.FusedMultiplyAdd(w, v2, a32);
            a33 = Vector512.FusedMultiplyAdd(w, v3, a33);
            v += vStride;
        }

        Store64(t, a00, a01, a02, a03);
        Store64(t1, a10, a11, a12, a13);
        Store64(t2, a20, a21, a22, a23);
        Store64(t3, a30, a31, a32, a33);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x64(float* p, float* v, nint vStride, int keys, float* t)
    {
        Vector512<float> a0 = Vector512.Load(t), a1 = Vector512.Load(t + 16), a2 = Vector512.Load(t + 32), a3 = Vector512.Load(t + 48);
        for (nint key = 0; key < keys; key++)
        {
            var w = Vector512.Create(p[key]);
            a0 = Vector512.FusedMultiplyAdd(w, Vector512.Load(v), a0);
            a1 = Vector512.FusedMultiplyAdd(w, Vector512.Load(v + 16), a1);
            a2 = Vector512.FusedMultiplyAdd(w, Vector512.Load(v + 32), a2);
            a3 = Vector512.FusedMultiplyAdd(w, Vector512.Load(v + 48), a3);
            v += vStride;
        }

        Store64(t, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x16(float* p, float* v, nint vStride, int keys, float* t)
    {
        var a = Vector512.Load(t);
        for (nint key = 0; key < keys; key++)
        {
            a = Vector512.FusedMultiplyAdd(Vector512.Create(p[key]), Vector512.Load(v), a);
            v += vStride;
        }

        a.Store(t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store64(float* t, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        a.Store(t);
        b.Store(t + 16);
        c.Store(t + 32);
        d.Store(t + 48);
    }
}
