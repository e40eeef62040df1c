using System.Globalization;

namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>Numbers of bytes as people write them.</summary>
public static class SizeText
{
    private static readonly (string Suffix, double Factor)[] Units =
    [
        ("kib", 1024), ("mib", 1048576), ("gib", 1073741824), ("tib", 1099511627776), ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("b", 1), ("", 1),
    ];

    /// <summary>Reads <c>8GiB</c>, <c>500 MB</c> or plain bytes; null where it is no size above 0.</summary>
    public static long? Parse(string text)
    {
        var (suffix, factor) = Units.First(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        return double.TryParse(text[..^suffix.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * factor is >= 1 and < long.MaxValue
            ? (long)(value * factor)
            : null;
    }
}
