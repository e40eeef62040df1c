using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// The inner tiles of the matrix product for 512-bit registers: each output is one 16-lane chain of fused multiply-adds
/// over a block of the inner dimension, summed by the tree of <see cref="Lanes"/>. The tile's size has no influence on the bits.
/// </summary>
/// <remarks>Unrolled by hand: 24 accumulators, 4 weights and one activation fill 29 of 32 registers.</remarks>
internal static unsafe class Tiles512<TFormat>
    where TFormat : struct, IWeightFormat
{
    // Justification: raw pointers, because bounds checks in the innermost loop cost a third of its speed.

    /// <summary>rows (up to any number) by columns, over one block of the inner dimension.</summary>
    public static void Panel(
        float* x, nint xStride, int rows, byte* w, nint wStride, int columns, nint count, float* output, nint outputStride, bool first)
    {
        var row = 0;
        while (row < rows)
        {
            var step = rows - row >= 6 ? 6 : rows - row >= 4 ? 4 : rows - row >= 2 ? 2 : 1;
            var column = 0;
            for (; column + 4 <= columns; column += 4)
            {
                var weights = w + (column * wStride);
                var target = output + column;
                switch (step)
                {
                    case 6:
                        Tile6x4(x, xStride, weights, wStride, count, target, outputStride, first);
                        break;
                    case 4:
                        Tile4x4(x, xStride, weights, wStride, count, target, outputStride, first);
                        break;
                    case 2:
                        Tile2x4(x, xStride, weights, wStride, count, target, outputStride, first);
                        break;
                    default:
                        Tile1x4(x, xStride, weights, wStride, count, target, outputStride, first);
                        break;
                }
            }

            for (; column < columns; column++)
            {
                for (var r = 0; r < step; r++)
                {
                    Tile1x1(x + (r * xStride), xStride, w + (column * wStride), wStride, count, output + (r * outputStride) + column, outputStride, first);
                }
            }

            row += step;
            x += step * xStride;
            output += step * outputStride;
        }
    }

    /// <summary>6 rows by 4 columns: 24 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6x4(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var x1 = x + xStride;
        var x2 = x + (2 * xStride);
        var x3 = x + (3 * xStride);
        var x4 = x + (4 * xStride);
        var x5 = x + (5 * xStride);
        var w1 = w + wStride;
        var w2 = w + (2 * wStride);
        var w3 = w + (3 * wStride);
        Vector512<float> a00 = default, a01 = default, a02 = default, a03 = default;
        Vector512<float> a10 = default, a11 = default, a12 = default, a13 = default;
        Vector512<float> a20 = default, a21 = default, a22 = default, a23 = default;
        Vector512<float> a30 = default, a31 = default, a32 = default, a33 = default;
        Vector512<float> a40 = default, a41 = default, a42 = default, a43 = default;
        Vector512<float> a50 = default, a51 = default, a52 = default, a53 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var b0 = TFormat.Load16(w, k);
            var b1 = TFormat.Load16(w1, k);
            var b2 = TFormat.Load16(w2, k);
            var b3 = TFormat.Load16(w3, k);
            var v0 = Vector512.Load(x + k);
            a00 = Vector512.FusedMultiplyAdd(v0, b0, a00);
            a01 = Vector512.FusedMultiplyAdd(v0, b1, a01);
            a02 = Vector512.FusedMultiplyAdd(v0, b2, a02);
            a03 = Vector512.FusedMultiplyAdd(v0, b3, a03);
            var v1 = Vector512.Load(x1 + k);
            a10 = Vector512.FusedMultiplyAdd(v1, b0, a10);
            a11 = Vector512.FusedMultiplyAdd(v1, b1, a11);
            a12 = Vector512.FusedMultiplyAdd(v1, b2, a12);
            a13 = Vector512.FusedMultiplyAdd(v1, b3, a13);
            var v2 = Vector512.Load(x2 + k);
            a20 = Vector512.FusedMultiplyAdd(v2, b0, a20);
            a21 = Vector512.FusedMultiplyAdd(v2, b1, a21);
            a22 = Vector512.FusedMultiplyAdd(v2, b2, a22);
            a23 = Vector512.FusedMultiplyAdd(v2, b3, a23);
            var v3 = Vector512.Load(x3 + k);
            a30 = Vector512.FusedMultiplyAdd(v3, b0, a30);
            a31 = Vector512.FusedMultiplyAdd(v3, b1, a31);
            a32 = Vector512.FusedMultiplyAdd(v3, b2, a32);
            a33 = Vector512.FusedMultiplyAdd(v3, b3, a33);
            var v4 = Vector512.Load(x4 + k);
            a40 = Vector512.FusedMultiplyAdd(v4, b0, a40);
            a41 = Vector512.FusedMultiplyAdd(v4, b1, a41);
            a42 = Vector512.FusedMultiplyAdd(v4, b2, a42);
            a43 = Vector512.FusedMultiplyAdd(v4, b3, a43);
            var v5 = Vector512.Load(x5 + k);
            a50 = Vector512.FusedMultiplyAdd(v5, b0, a50);
            a51 = Vector512.FusedMultiplyAdd(v5, b1, a51);
            a52 = Vector512.FusedMultiplyAdd(v5, b2, a52);
            a53 = Vector512.FusedMultiplyAdd(v5, b3, a53);
        }

        Lanes.Store4(output, Lanes.Sum4(a00, a01, a02, a03), first);
        Lanes.Store4(output + outputStride, Lanes.Sum4(a10, a11, a12, a13), first);
        Lanes.Store4(output + (2 * outputStride), Lanes.Sum4(a20, a21, a22, a23), first);
        Lanes.Store4(output + (3 * outputStride), Lanes.Sum4(a30, a31, a32, a33), first);
        Lanes.Store4(output + (4 * outputStride), Lanes.Sum4(a40, a41, a42, a43), first);
        Lanes.Store4(output + (5 * outputStride), Lanes.Sum4(a50, a51, a52, a53), first);
    }

    /// <summary>4 rows by 4 columns: 16 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x4(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var x1 = x + xStride;
        var x2 = x + (2 * xStride);
        var x3 = x + (3 * xStride);
        var w1 = w + wStride;
        var w2 = w + (2 * wStride);
        var w3 = w + (3 * wStride);
        Vector512<float> a00 = default, a01 = default, a02 = default, a03 = default;
        Vector512<float> a10 = default, a11 = default, a12 = default, a13 = default;
        Vector512<float> a20 = default, a21 = default, a22 = default, a23 = default;
        Vector512<float> a30 = default, a31 = default, a32 = default, a33 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var b0 = TFormat.Load16(w, k);
            var b1 = TFormat.Load16(w1, k);
            var b2 = TFormat.Load16(w2, k);
            var b3 = TFormat.Load16(w3, k);
            var v0 = Vector512.Load(x + k);
            a00 = Vector512.FusedMultiplyAdd(v0, b0, a00);
            a01 = Vector512.FusedMultiplyAdd(v0, b1, a01);
            a02 = Vector512.FusedMultiplyAdd(v0, b2, a02);
            a03 = Vector512.FusedMultiplyAdd(v0, b3, a03);
            var v1 = Vector512.Load(x1 + k);
            a10 = Vector512.FusedMultiplyAdd(v1, b0, a10);
            a11 = Vector512.FusedMultiplyAdd(v1, b1, a11);
            a12 = Vector512.FusedMultiplyAdd(v1, b2, a12);
            a13 = Vector512.FusedMultiplyAdd(v1, b3, a13);
            var v2 = Vector512.Load(x2 + k);
            a20 = Vector512.FusedMultiplyAdd(v2, b0, a20);
            a21 = Vector512.FusedMultiplyAdd(v2, b1, a21);
            a22 = Vector512.FusedMultiplyAdd(v2, b2, a22);
            a23 = Vector512.FusedMultiplyAdd(v2, b3, a23);
            var v3 = Vector512.Load(x3 + k);
            a30 = Vector512.FusedMultiplyAdd(v3, b0, a30);
            a31 = Vector512.FusedMultiplyAdd(v3, b1, a31);
            a32 = Vector512.FusedMultiplyAdd(v3, b2, a32);
            a33 = Vector512.FusedMultiplyAdd(v3, b3, a33);
        }

        Lanes.Store4(output, Lanes.Sum4(a00, a01, a02, a03), first);
        Lanes.Store4(output + outputStride, Lanes.Sum4(a10, a11, a12, a13), first);
        Lanes.Store4(output + (2 * outputStride), Lanes.Sum4(a20, a21, a22, a23), first);
        Lanes.Store4(output + (3 * outputStride), Lanes.Sum4(a30, a31, a32, a33), first);
    }

    /// <summary>2 rows by 4 columns: 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2x4(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var x1 = x + xStride;
        var w1 = w + wStride;
        var w2 = w + (2 * wStride);
        var w3 = w + (3 * wStride);
        Vector512<float> a00 = default, a01 = default, a02 = default, a03 = default;
        Vector512<float> a10 = default, a11 = default, a12 = default, a13 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var b0 = TFormat.Load16(w, k);
            var b1 = TFormat.Load16(w1, k);
            var b2 = TFormat.Load16(w2, k);
            var b3 = TFormat.Load16(w3, k);
            var v0 = Vector512.Load(x + k);
            a00 = Vector512.FusedMultiplyAdd(v0, b0, a00);
            a01 = Vector512.FusedMultiplyAdd(v0, b1, a01);
            a02 = Vector512.FusedMultiplyAdd(v0, b2, a02);
            a03 = Vector512.FusedMultiplyAdd(v0, b3, a03);
            var v1 = Vector512.Load(x1 + k);
            a10 = Vector512.FusedMultiplyAdd(v1, b0, a10);
            a11 = Vector512.FusedMultiplyAdd(v1, b1, a11);
            a12 = Vector512.FusedMultiplyAdd(v1, b2, a12);
            a13 = Vector512.FusedMultiplyAdd(v1, b3, a13);
        }

        Lanes.Store4(output, Lanes.Sum4(a00, a01, a02, a03), first);
        Lanes.Store4(output + outputStride, Lanes.Sum4(a10, a11, a12, a13), first);
    }

    /// <summary>1 row by 4 columns: 4 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x4(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var w1 = w + wStride;
        var w2 = w + (2 * wStride);
        var w3 = w + (3 * wStride);
        Vector512<float> a00 = default, a01 = default, a02 = default, a03 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var b0 = TFormat.Load16(w, k);
            var b1 = TFormat.Load16(w1, k);
            var b2 = TFormat.Load16(w2, k);
            var b3 = TFormat.Load16(w3, k);
            var v0 = Vector512.Load(x + k);
            a00 = Vector512.FusedMultiplyAdd(v0, b0, a00);
            a01 = Vector512.FusedMultiplyAdd(v0, b1, a01);
            a02 = Vector512.FusedMultiplyAdd(v0, b2, a02);
            a03 = Vector512.FusedMultiplyAdd(v0, b3, a03);
        }

        Lanes.Store4(output, Lanes.Sum4(a00, a01, a02, a03), first);
    }

    /// <summary>1 row by 1 columns: 1 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x1(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        Vector512<float> a00 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var b0 = TFormat.Load16(w, k);
            var v0 = Vector512.Load(x + k);
            a00 = Vector512.FusedMultiplyAdd(v0, b0, a00);
        }

        Lanes.Store1(output, Lanes.Sum(a00), first);
    }
}
