namespace SteerCluster.Reporting.Comparison.References;

/// <summary>Where published numbers come from.</summary>
/// <param name="Title">Of the publication.</param>
/// <param name="Author">Who measured.</param>
/// <param name="Year">When it was published.</param>
/// <param name="Url">Where it can be read; null for none.</param>
/// <param name="Repository">Where code and files are; null for none.</param>
public sealed record ReferenceSource(string Title, string Author, int Year, string? Url, string? Repository);
