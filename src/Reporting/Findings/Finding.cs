namespace SteerCluster.Reporting.Findings;

/// <summary>One key finding in words with its numbers, or one warning.</summary>
/// <param name="Topic">A word or two: <c>Best layers</c>, <c>Low answer mass</c>.</param>
/// <param name="Text">One or two plain sentences.</param>
public sealed record Finding(string Topic, string Text);
