using System.Numerics;
using System.Runtime.InteropServices;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// An endless row of nearly normal numbers of which any part can be made on its own: element i is a sum of the four 16-bit quarters of SplitMix64's
/// i-th output (Irwin-Hall, within 3.5 standard deviations). Integers and one rounding make it, so every machine gets the same bits.
/// </summary>
internal readonly struct RandomWeights(ulong seed, string tensor, float mean, float deviation)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private const int SumMean = 131070;

    // Four uniforms over 65536 values: the variance of their sum is 4 * (65536^2 - 1) / 12.
    private readonly float scale = (float)(deviation / Math.Sqrt(4 * ((65536.0 * 65536.0) - 1) / 12));
    private readonly ulong state = Mix(seed ^ Hash(tensor));

    /// <summary>Fills a part of a tensor, beginning at its byte <paramref name="offset"/>.</summary>
    public void Fill(DataType type, long offset, Span<byte> destination)
    {
        var index = (ulong)offset / (type == DataType.F32 ? 4u : 2u);
        switch (type)
        {
            case DataType.F32:
                foreach (ref var value in MemoryMarshal.Cast<byte, float>(destination))
                {
                    value = At(index++);
                }

                break;
            case DataType.BF16:
                foreach (ref var value in MemoryMarshal.Cast<byte, ushort>(destination))
                {
                    // To nearest, ties to even; the values are finite.
                    var bits = BitConverter.SingleToUInt32Bits(At(index++));
                    value = (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
                }

                break;
            default:
                foreach (ref var value in MemoryMarshal.Cast<byte, Half>(destination))
                {
                    value = (Half)At(index++);
                }

                break;
        }
    }

    private float At(ulong index)
    {
        var random = Mix(state + (index * Gamma));
        var pairs = (random & 0x0000FFFF0000FFFF) + ((random >> 16) & 0x0000FFFF0000FFFF);
        return mean + (((int)((uint)pairs + (uint)(pairs >> 32)) - SumMean) * scale);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static ulong Hash(string name)
    {
        // FNV-1a.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 0x100000001B3;
        }

        return BitOperations.RotateLeft(hash, 32);
    }
}
