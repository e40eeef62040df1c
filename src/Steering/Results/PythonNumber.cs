using System.Globalization;

namespace SteerCluster.Steering.Results;

/// <summary>Numbers as Python's <c>repr</c> prints them: shortest round-trip, <c>-1.0</c>, <c>1e-05</c>; NaN is empty, as pandas writes it.</summary>
public static class PythonNumber
{
    /// <summary>A floating-point number.</summary>
    /// <param name="value">Any, also not finite.</param>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "" : value > 0 ? "inf" : "-inf";
        }

        // Where exponents begin is .NET's own business; Python writes them below 1e-4 and from 1e16 on.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        return size is 0 or (>= 1e-4 and < 1e16) ? Plain(text) : Scientific(text);
    }

    /// <summary><c>True</c> or <c>False</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(bool value) => value ? "True" : "False";

    /// <summary>An integer.</summary>
    /// <param name="value">The value.</param>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Plain(string text)
    {
        var (sign, digits, exponent) = Parts(text);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : $"{sign}{digits.PadRight(exponent + 1, '0')[..(exponent + 1)]}.{(digits.Length > exponent + 1 ? digits[(exponent + 1)..] : "0")}";
    }

    private static string Scientific(string text)
    {
        var (sign, digits, exponent) = Parts(text);
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    /// <summary>The significant digits without zeros around them, and the decimal exponent of the first.</summary>
    private static (string Sign, string Digits, int Exponent) Parts(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var mark = text.IndexOf('E');
        var mantissa = (mark < 0 ? text : text[..mark])[sign.Length..];
        var shift = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.') is var at and >= 0 ? at : mantissa.Length;
        var all = mantissa.Replace(".", "");
        var digits = all.TrimStart('0');
        return digits.Length == 0 ? (sign, "0", 0) : (sign, digits.TrimEnd('0'), shift + point - 1 - (all.Length - digits.Length));
    }
}
