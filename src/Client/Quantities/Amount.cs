using System.Globalization;
using SteerCluster.Reporting.Text;

namespace SteerCluster.Client.Quantities;

/// <summary>Numbers as tables and progress lines show them: as in a report, but in ASCII.</summary>
internal static class Amount
{
    private const string Undefined = "-";

    /// <summary>Three digits and a letter: <c>12.3k</c>, <c>4.02B</c>.</summary>
    public static string Short(double value) => NumberText.Short(value);

    /// <summary>With thousands separators: <c>1,234</c>.</summary>
    public static string Whole(long value) => NumberText.Whole(value);

    /// <summary>With a fixed number of decimals; <c>-</c> for what is not a number.</summary>
    public static string Fixed(double value, int decimals) => double.IsNaN(value) ? Undefined : NumberText.Fixed(value, decimals);

    /// <summary>With its sign: <c>+1.23</c>.</summary>
    public static string Signed(double value, int decimals) => double.IsNaN(value) ? Undefined : NumberText.Signed(value, decimals);

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
    public static string Count(long count, string one) => NumberText.Count(count, one);
}
