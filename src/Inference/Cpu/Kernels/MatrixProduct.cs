using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// output[r, c] = sum over k of x[r, k] * w[c, k]. Numeric contract: k is cut into blocks of 1024 in order; within a block,
/// lane i accumulates k = i, i + 16, ... by fused multiply-add from zero; the lanes are summed by the tree of
/// <see cref="Lanes"/>; the blocks' sums are added in order. A last partial vector is filled up with zeros.
/// </summary>
internal static unsafe class MatrixProduct
{
    /// <summary>Length of a block of the inner dimension; part of the numeric contract.</summary>
    public const int BlockLength = 1024;

    /// <summary>
    /// Rows of weights that are a multiple of this many bytes apart fall into the same sets of the first-level cache and push each
    /// other out; a block of them is then put side by side first, where enough rows of activations pay for the copy.
    /// </summary>
    private const int CacheWayBytes = 4096;

    private const int GatherRows = 48;

    private const int GatherColumns = 32;

    // Justification: activations are native memory and weights are mapped files; the callers check the shapes.

    /// <summary>Computes a panel of any size with the widest registers at hand. Strides are in elements.</summary>
    public static void Panel(
        float* x, nint xStride, int rows, DataType type, byte* w, nint wStride, int columns, int inner, float* output, nint outputStride)
    {
        switch (type)
        {
            case DataType.BF16:
                Panel<BF16Format>(x, xStride, rows, w, wStride, columns, inner, output, outputStride);
                break;
            case DataType.F16:
                Panel<F16Format>(x, xStride, rows, w, wStride, columns, inner, output, outputStride);
                break;
            default:
                Panel<F32Format>(x, xStride, rows, w, wStride, columns, inner, output, outputStride);
                break;
        }
    }

    [SkipLocalsInit]
    private static void Panel<TFormat>(
        float* x, nint xStride, int rows, byte* w, nint wStride, int columns, int inner, float* output, nint outputStride)
        where TFormat : struct, IWeightFormat
    {
        var wBytes = wStride * TFormat.Size;
        if (inner % 16 != 0)
        {
            Uneven<TFormat>(x, xStride, rows, w, wBytes, columns, inner, output, outputStride);
            return;
        }

        var gathers = rows >= GatherRows && columns <= GatherColumns && wBytes % CacheWayBytes == 0 && inner > BlockLength;
        byte* gathered = stackalloc byte[gathers ? columns * BlockLength * TFormat.Size : 0];
        for (var start = 0; start < inner; start += BlockLength)
        {
            var count = Math.Min(BlockLength, inner - start);
            var weights = w + (start * TFormat.Size);
            var stride = wBytes;
            if (gathers)
            {
                stride = count * TFormat.Size;
                Gather(weights, wBytes, gathered, stride, columns);
                weights = gathered;
            }

            if (Vector512.IsHardwareAccelerated)
            {
                Tiles512<TFormat>.Panel(x + start, xStride, rows, weights, stride, columns, count, output, outputStride, start == 0);
            }
            else
            {
                Tiles256<TFormat>.Panel(x + start, xStride, rows, weights, stride, columns, count, output, outputStride, start == 0);
            }
        }
    }

    private static void Gather(byte* weights, nint stride, byte* target, nint targetStride, int columns)
    {
        for (var c = 0; c < columns; c++)
        {
            Buffer.MemoryCopy(weights + (c * stride), target + (c * targetStride), targetStride, targetStride);
        }
    }

    /// <summary>Inner sizes that are no multiple of 16: rare, and simple rather than fast.</summary>
    private static void Uneven<TFormat>(
        float* x, nint xStride, int rows, byte* w, nint wBytes, int columns, int inner, float* output, nint outputStride)
        where TFormat : struct, IWeightFormat
    {
        var lanes = stackalloc float[16];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var row = x + (r * xStride);
                var weights = w + (c * wBytes);
                var total = 0f;
                for (var start = 0; start < inner; start += BlockLength)
                {
                    new Span<float>(lanes, 16).Clear();
                    for (var k = start; k < Math.Min(inner, start + BlockLength); k++)
                    {
                        lanes[k % 16] = MathF.FusedMultiplyAdd(row[k], TFormat.Load1(weights, k), lanes[k % 16]);
                    }

                    var sum = Lanes.Sum(Vector512.Load(lanes));
                    total = start == 0 ? sum : total + sum;
                }

                output[(r * outputStride) + c] = total;
            }
        }
    }
}
