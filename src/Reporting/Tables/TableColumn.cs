namespace SteerCluster.Reporting.Tables;

/// <summary>A column of a report's table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Meaning">What the numbers are, for readers who do not know; null where the heading says it.</param>
/// <param name="IsNumeric">Whether it is aligned right and sorted by number.</param>
internal sealed record TableColumn(string Title, string? Meaning = null, bool IsNumeric = true)
{
    public static TableColumn Words(string title, string? meaning = null) => new(title, meaning, IsNumeric: false);
}
