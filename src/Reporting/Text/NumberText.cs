using System.Globalization;

namespace SteerCluster.Reporting.Text;

/// <summary>Numbers and lists as a report's sentences and tables show them; an en dash stands for what is not defined.</summary>
public static class NumberText
{
    /// <summary>What is not defined.</summary>
    public const string Undefined = "–";

    /// <summary>With a fixed number of decimals.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits behind the point.</param>
    public static string Fixed(double? value, int decimals = 2) =>
        value is { } number && double.IsFinite(number) ? Rounded(number, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) : Undefined;

    /// <summary>With its sign: <c>+1.23</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits behind the point.</param>
    public static string Signed(double? value, int decimals = 2) =>
        value is { } number && double.IsFinite(number) ? $"{(Rounded(number, decimals) >= 0 ? "+" : "")}{Fixed(number, decimals)}" : Undefined;

    /// <summary>A share of one as <c>12 %</c>.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percent(double? share) => double.IsFinite(share ?? double.NaN) ? $"{Fixed(share * 100, 0)} %" : Undefined;

    /// <summary>A probability: <c>p = 0.012</c>, <c>p &lt; 0.001</c>.</summary>
    /// <param name="p">0 to 1.</param>
    public static string PValue(double p) => p < 0.001 ? "p < 0.001" : $"p = {Fixed(p, p < 0.1 ? 3 : 2)}";

    /// <summary>A share of the probability, also a tiny one: <c>0.567</c>, <c>0.0034</c>, <c>4e-7</c>.</summary>
    /// <param name="value">0 to 1.</param>
    public static string Mass(double? value) => value switch
    {
        >= 0.1 => Fixed(value, 3),
        >= 0.001 => Fixed(value, 4),
        > 0 => value.Value.ToString("0e-0", CultureInfo.InvariantCulture),
        _ => Fixed(value, 0),
    };

    /// <summary>With thousands separators.</summary>
    /// <param name="value">The number.</param>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits and a letter: <c>4.02B</c>.</summary>
    /// <param name="value">The number.</param>
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
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one.</param>
    public static string Count(long count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary><c>a, b and c</c>.</summary>
    /// <param name="items">The parts.</param>
    public static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary><c>3</c>, or <c>3 to 5</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public static string Range(string low, string high) => low == high ? low : $"{low} to {high}";

    /// <summary>Zero where it would read as minus zero.</summary>
    private static double Rounded(double value, int decimals) => Math.Abs(value) < 0.5 * Math.Pow(10, -decimals) ? 0 : value;
}
