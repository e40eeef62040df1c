using System.Collections.Frozen;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>The element types of the safetensors format, with their sizes.</summary>
internal static class SafetensorsTypes
{
    private static readonly FrozenDictionary<string, int> Bits = new Dictionary<string, int>
    {
        ["BOOL"] = 8, ["U8"] = 8, ["I8"] = 8, ["F8_E5M2"] = 8, ["F8_E4M3"] = 8, ["F8_E8M0"] = 8,
        ["I16"] = 16, ["U16"] = 16, ["F16"] = 16, ["BF16"] = 16,
        ["I32"] = 32, ["U32"] = 32, ["F32"] = 32,
        ["I64"] = 64, ["U64"] = 64, ["F64"] = 64, ["C64"] = 64,
        ["F4"] = 4, ["F6_E2M3"] = 6, ["F6_E3M2"] = 6,
    }.ToFrozenDictionary();

    public static string Known => string.Join(", ", Bits.Keys.Order(StringComparer.Ordinal));

    public static int? BitsOf(string type) => Bits.TryGetValue(type, out var bits) ? bits : null;

    /// <summary>The type in which the engine can use such elements as weights, or null.</summary>
    public static DataType? Usable(string type) => type switch
    {
        "F32" => DataType.F32,
        "BF16" => DataType.BF16,
        "F16" => DataType.F16,
        _ => null,
    };

    public static string NameOf(DataType type) => type.ToString();

    /// <summary>The bytes of a tensor, or null when they overflow 64 bits or are no whole number.</summary>
    public static long? ByteCount(int bits, IEnumerable<long> shape)
    {
        UInt128 total = (uint)bits;
        foreach (var size in shape)
        {
            // Each factor and each product so far is below 2^64, so no step overflows 128 bits.
            total *= (ulong)size;
            if (total > long.MaxValue)
            {
                return null;
            }
        }

        return total % 8 == 0 ? (long)(total / 8) : null;
    }
}
