namespace SteerCluster.Reporting.Findings;

/// <summary>One key finding in words with its numbers, or one warning.</summary>
/// <param name="Topic">A word or two: <c>Best layers</c>, <c>Low answer mass</c>.</param>
/// <param name="Text">One to three plain sentences.</param>
public sealed record Finding(string Topic, string Text)
{
    /// <summary>The cells that it is about, or what else a reader may want to unfold; a line each.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
