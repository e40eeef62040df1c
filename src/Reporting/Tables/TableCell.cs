using SteerCluster.Reporting.Text;

namespace SteerCluster.Reporting.Tables;

/// <summary>A cell of a report's table.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Value">What it is sorted by; null where that is the text.</param>
internal sealed record TableCell(string Text, double? Value = null)
{
    public static TableCell Of(string text) => new(text);

    public static TableCell Count(long? value) => new(value is { } number ? NumberText.Whole(number) : NumberText.Undefined, value ?? double.NaN);

    public static TableCell Fixed(double? value, int decimals = 2) => new(NumberText.Fixed(value, decimals), value ?? double.NaN);

    public static TableCell Signed(double? value) => new(NumberText.Signed(value), value ?? double.NaN);

    public static TableCell Percent(double? share) => new(NumberText.Percent(share), share ?? double.NaN);

    public static TableCell Short(double? value) => new(NumberText.Short(value), value ?? double.NaN);
}
