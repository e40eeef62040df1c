using System.Numerics;
using System.Runtime.InteropServices;
using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary>Looks at every weight of a checkpoint for NaN and infinities.</summary>
internal static class WeightScan
{
    private const int ChunkBytes = 1 << 20;
    private const int Named = 5;

    public static Finding Run(Checkpoint checkpoint)
    {
        var tensors = checkpoint.Tensors.Values.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToArray();
        var bad = tensors.AsParallel().AsOrdered().Where(tensor => !IsFinite(tensor)).Select(tensor => tensor.Name).ToArray();
        var count = tensors.Sum(tensor => tensor.ElementCount);
        return new Finding("weights", bad.Length == 0, bad.Length == 0
            ? $"all {Amount.Whole(count)} are finite"
            : $"{Amount.Count(bad.Length, "tensor")} with NaN or infinite values: {string.Join(", ", bad.Take(Named))}{(bad.Length > Named ? ", ..." : "")}; fetch the checkpoint again")
        {
            Data = new { Elements = count, NonFinite = bad },
        };
    }

    private static bool IsFinite(TensorView tensor)
    {
        // Copied in pieces: managed code never touches the map itself.
        var buffer = new byte[ChunkBytes];
        for (long offset = 0; offset < tensor.ByteCount; offset += ChunkBytes)
        {
            var length = (int)Math.Min(ChunkBytes, tensor.ByteCount - offset);
            Marshal.Copy((nint)(tensor.Address + offset), buffer, 0, length);
            if (!IsFinite(buffer.AsSpan(0, length), tensor.DataType))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether no element's exponent is all ones.</summary>
    internal static bool IsFinite(ReadOnlySpan<byte> bytes, DataType type) => type switch
    {
        DataType.F32 => !HasExponent(MemoryMarshal.Cast<byte, uint>(bytes), 0x7F80_0000u),
        DataType.BF16 => !HasExponent<ushort>(MemoryMarshal.Cast<byte, ushort>(bytes), 0x7F80),
        _ => !HasExponent<ushort>(MemoryMarshal.Cast<byte, ushort>(bytes), 0x7C00),
    };

    private static bool HasExponent<T>(ReadOnlySpan<T> values, T exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        var mask = new Vector<T>(exponent);
        var i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            if (Vector.EqualsAny(new Vector<T>(values[i..]) & mask, mask))
            {
                return true;
            }
        }

        for (; i < values.Length; i++)
        {
            if ((values[i] & exponent) == exponent)
            {
                return true;
            }
        }

        return false;
    }
}
