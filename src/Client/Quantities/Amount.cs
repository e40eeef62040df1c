using System.Globalization;

namespace SteerCluster.Client.Quantities;

/// <summary>Numbers as tables and progress lines show them.</summary>
internal static class Amount
{
    /// <summary>Three digits and a letter: <c>12.3k</c>, <c>4.02B</c>.</summary>
    public static string Short(double value)
    {
        string[] units = ["", "k", "M", "B", "T"];
        var unit = 0;
        while (Math.Abs(value) >= 999.5 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        var size = Math.Abs(value);
        var format = unit == 0 && value == Math.Floor(value) ? "F0" : size >= 99.95 ? "F0" : size >= 9.995 ? "F1" : "F2";
        return value.ToString(format, CultureInfo.InvariantCulture) + units[unit];
    }

    /// <summary>With thousands separators: <c>1,234</c>.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>With a fixed number of decimals; <c>-</c> for what is not a number.</summary>
    public static string Fixed(double value, int decimals) =>
        double.IsNaN(value) ? "-" : value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>With its sign: <c>+1.23</c>.</summary>
    public static string Signed(double value, int decimals) =>
        double.IsNaN(value) ? "-" : (value >= 0 ? "+" : "") + Fixed(value, decimals);

    /// <summary>A share of the probability, also a tiny one: <c>0.567</c>, <c>3e-9</c>.</summary>
    public static string Mass(double value) =>
        value is > 0 and < 0.001 ? value.ToString("0e-0", CultureInfo.InvariantCulture) : Fixed(value, 3);

    /// <summary>An error or tolerance: <c>1.5e-05</c>.</summary>
    public static string Error(double value) => value == 0 ? "0" : value.ToString("0.0e-00", CultureInfo.InvariantCulture);

    /// <summary>A time span by its two largest units: <c>3 h 20 min</c>, <c>4 min 05 s</c>, <c>12 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => $"{(int)time.TotalDays} d {time.Hours} h",
        { TotalHours: >= 1 } => $"{time.Hours} h {time.Minutes:00} min",
        { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds:00} s",
        _ => $"{(int)time.TotalSeconds} s",
    };

    /// <summary><c>1 layer</c>, <c>2 layers</c>.</summary>
    public static string Count(long count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";
}
