using System.Globalization;

namespace SteerCluster.Sweeping.Results;

/// <summary>Numbers as Python's <c>repr</c> prints them: shortest round-trip, <c>-1.0</c>, <c>1e-05</c>; NaN is empty, as pandas writes it.</summary>
internal static class PythonNumber
{
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "" : value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E');
        if (exponent < 0)
        {
            return text.Contains('.') ? text : $"{text}.0";
        }

        // .NET turns to exponents at 1e15, Python at 1e16.
        return text.EndsWith("E+15", StringComparison.Ordinal)
            ? Expand(text[..exponent])
            : text.Replace('E', 'e');
    }

    public static string Text(bool value) => value ? "True" : "False";

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Expand(string mantissa)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.Replace("-", "").Replace(".", "").PadRight(17, '0');
        return $"{sign}{digits[..16]}.{digits[16..]}";
    }
}
