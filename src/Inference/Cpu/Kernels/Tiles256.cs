using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// The same tiles for 256-bit registers, and in software below that: the 16 lanes are held as two halves, so that every
/// output has the bits of <see cref="Tiles512{TFormat}"/>.
/// </summary>
internal static unsafe class Tiles256<TFormat>
    where TFormat : struct, IWeightFormat
{
    // Justification: raw pointers, as in Tiles512.

    /// <summary>rows (up to any number) by columns, over one block of the inner dimension.</summary>
    public static void Panel(
        float* x, nint xStride, int rows, byte* w, nint wStride, int columns, nint count, float* output, nint outputStride, bool first)
    {
        var row = 0;
        while (row < rows)
        {
            var step = rows - row >= 3 ? 3 : 1;
            var column = 0;
            for (; column + 2 <= columns; column += 2)
            {
                if (step == 3)
                {
                    Tile3x2(x, xStride, w + (column * wStride), wStride, count, output + column, outputStride, first);
                }
                else
                {
                    Tile1x2(x, xStride, w + (column * wStride), wStride, count, output + column, outputStride, first);
                }
            }

            for (var r = 0; column < columns && r < step; r++)
            {
                Tile1x1(x + (r * xStride), xStride, w + (column * wStride), wStride, count, output + (r * outputStride) + column, outputStride, first);
            }

            row += step;
            x += step * xStride;
            output += step * outputStride;
        }
    }

    /// <summary>3 rows by 2 columns, each accumulator in two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x2(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var x1 = x + xStride;
        var x2 = x + (2 * xStride);
        var w1 = w + wStride;
        Vector256<float> l00 = default, h00 = default, l01 = default, h01 = default;
        Vector256<float> l10 = default, h10 = default, l11 = default, h11 = default;
        Vector256<float> l20 = default, h20 = default, l21 = default, h21 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var lb0 = TFormat.Load8(w, k);
            var lb1 = TFormat.Load8(w1, k);
            var lv0 = Vector256.Load(x + k);
            l00 = Vector256.FusedMultiplyAdd(lv0, lb0, l00);
            l01 = Vector256.FusedMultiplyAdd(lv0, lb1, l01);
            var lv1 = Vector256.Load(x1 + k);
            l10 = Vector256.FusedMultiplyAdd(lv1, lb0, l10);
            l11 = Vector256.FusedMultiplyAdd(lv1, lb1, l11);
            var lv2 = Vector256.Load(x2 + k);
            l20 = Vector256.FusedMultiplyAdd(lv2, lb0, l20);
            l21 = Vector256.FusedMultiplyAdd(lv2, lb1, l21);
            var hb0 = TFormat.Load8(w, k + 8);
            var hb1 = TFormat.Load8(w1, k + 8);
            var hv0 = Vector256.Load(x + k + 8);
            h00 = Vector256.FusedMultiplyAdd(hv0, hb0, h00);
            h01 = Vector256.FusedMultiplyAdd(hv0, hb1, h01);
            var hv1 = Vector256.Load(x1 + k + 8);
            h10 = Vector256.FusedMultiplyAdd(hv1, hb0, h10);
            h11 = Vector256.FusedMultiplyAdd(hv1, hb1, h11);
            var hv2 = Vector256.Load(x2 + k + 8);
            h20 = Vector256.FusedMultiplyAdd(hv2, hb0, h20);
            h21 = Vector256.FusedMultiplyAdd(hv2, hb1, h21);
        }

        Lanes.Store1(output, Lanes.Sum(l00 + h00), first);
        Lanes.Store1(output + 1, Lanes.Sum(l01 + h01), first);
        Lanes.Store1(output + outputStride, Lanes.Sum(l10 + h10), first);
        Lanes.Store1(output + outputStride + 1, Lanes.Sum(l11 + h11), first);
        Lanes.Store1(output + (2 * outputStride), Lanes.Sum(l20 + h20), first);
        Lanes.Store1(output + (2 * outputStride) + 1, Lanes.Sum(l21 + h21), first);
    }

    /// <summary>1 row by 2 columns, each accumulator in two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x2(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        var w1 = w + wStride;
        Vector256<float> l00 = default, h00 = default, l01 = default, h01 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var lb0 = TFormat.Load8(w, k);
            var lb1 = TFormat.Load8(w1, k);
            var lv0 = Vector256.Load(x + k);
            l00 = Vector256.FusedMultiplyAdd(lv0, lb0, l00);
            l01 = Vector256.FusedMultiplyAdd(lv0, lb1, l01);
            var hb0 = TFormat.Load8(w, k + 8);
            var hb1 = TFormat.Load8(w1, k + 8);
            var hv0 = Vector256.Load(x + k + 8);
            h00 = Vector256.FusedMultiplyAdd(hv0, hb0, h00);
            h01 = Vector256.FusedMultiplyAdd(hv0, hb1, h01);
        }

        Lanes.Store1(output, Lanes.Sum(l00 + h00), first);
        Lanes.Store1(output + 1, Lanes.Sum(l01 + h01), first);
    }

    /// <summary>1 row by 1 column, each accumulator in two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x1(float* x, nint xStride, byte* w, nint wStride, nint count, float* output, nint outputStride, bool first)
    {
        Debug.Assert(count % 16 == 0, "the tail has its own path");
        Vector256<float> l00 = default, h00 = default;
        for (nint k = 0; k < count; k += 16)
        {
            var lb0 = TFormat.Load8(w, k);
            var lv0 = Vector256.Load(x + k);
            l00 = Vector256.FusedMultiplyAdd(lv0, lb0, l00);
            var hb0 = TFormat.Load8(w, k + 8);
            var hv0 = Vector256.Load(x + k + 8);
            h00 = Vector256.FusedMultiplyAdd(hv0, hb0, h00);
        }

        Lanes.Store1(output, Lanes.Sum(l00 + h00), first);
    }
}
