using System.Globalization;

namespace SteerCluster.Client.Quantities;

/// <summary>Numbers of bytes as people write them.</summary>
internal static class ByteSize
{
    private static readonly (string Suffix, double Factor)[] Units =
    [
        ("kib", 1024), ("mib", 1048576), ("gib", 1073741824), ("tib", 1099511627776),
        ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12),
        ("k", 1024), ("m", 1048576), ("g", 1073741824), ("t", 1099511627776), ("b", 1),
    ];

    /// <summary>Reads <c>8GiB</c>, <c>500 MB</c>, <c>1.5g</c> or plain bytes; null when it is no size above 0.</summary>
    public static long? Parse(string text)
    {
        var size = text.Trim().ToLowerInvariant();
        var (suffix, factor) = Units.FirstOrDefault(unit => size.EndsWith(unit.Suffix, StringComparison.Ordinal), ("", 1));
        var number = size[..(size.Length - suffix.Length)].TrimEnd();
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * factor is >= 1 and < long.MaxValue
            ? (long)(value * factor)
            : null;
    }

    /// <summary>Three digits and a binary unit: <c>7.63 GiB</c>.</summary>
    public static string Format(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Digits(value, whole: unit == 0)} {units[unit]}");
    }

    private static string Digits(double value, bool whole) =>
        value.ToString(whole || value >= 99.95 ? "F0" : value >= 9.995 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
