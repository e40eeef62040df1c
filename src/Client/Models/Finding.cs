namespace SteerCluster.Client.Models;

/// <summary>What one check of a model found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Passed">Whether it is as it should be; null when it was left out.</param>
/// <param name="Text">The finding in one line.</param>
internal sealed record Finding(string Check, bool? Passed, string Text)
{
    /// <summary>More lines, for people.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The numbers, for programs.</summary>
    public object? Data { get; init; }
}
