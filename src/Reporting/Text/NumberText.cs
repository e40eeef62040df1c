using System.Globalization;

namespace SteerCluster.Reporting.Text;

/// <summary>Numbers and lists as a report's sentences and tables show them; an en dash stands for what is not defined.</summary>
internal static class NumberText
{
    public const string Undefined = "–";

    /// <summary>With a fixed number of decimals.</summary>
    public static string Fixed(double? value, int decimals = 2) =>
        value is { } number && double.IsFinite(number) ? Rounded(number, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) : Undefined;

    /// <summary>With its sign: <c>+1.23</c>.</summary>
    public static string Signed(double? value, int decimals = 2) =>
        value is { } number && double.IsFinite(number) ? $"{(Rounded(number, decimals) >= 0 ? "+" : "")}{Fixed(number, decimals)}" : Undefined;

    /// <summary>A share of one as <c>12 %</c>.</summary>
    public static string Percent(double? share) => double.IsFinite(share ?? double.NaN) ? $"{Fixed(share * 100, 0)} %" : Undefined;

    /// <summary>A probability: <c>p = 0.012</c>, <c>p &lt; 0.001</c>.</summary>
    public static string PValue(double p) => p < 0.001 ? "p < 0.001" : $"p = {Fixed(p, p < 0.1 ? 3 : 2)}";

    /// <summary>With thousands separators.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits and a letter: <c>4.02B</c>.</summary>
    public static string Short(double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Undefined;
        }

        string[] units = ["", "k", "M", "B", "T"];
        var unit = 0;
        for (; Math.Abs(number) >= 999.5 && unit < units.Length - 1; unit++)
        {
            number /= 1000;
        }

        var size = Math.Abs(number);
        return number.ToString(unit == 0 && number == Math.Floor(number) || size >= 99.95 ? "F0" : size >= 9.995 ? "F1" : "F2", CultureInfo.InvariantCulture) + units[unit];
    }

    /// <summary><c>1 model</c>, <c>2 models</c>.</summary>
    public static string Count(long count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary><c>3</c>, or <c>3 to 5</c>.</summary>
    public static string Range(string low, string high) => low == high ? low : $"{low} to {high}";

    /// <summary>Zero where it would read as minus zero.</summary>
    private static double Rounded(double value, int decimals) => Math.Abs(value) < 0.5 * Math.Pow(10, -decimals) ? 0 : value;
}
