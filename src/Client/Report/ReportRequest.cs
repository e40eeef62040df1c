namespace SteerCluster.Client.Report;

/// <summary>What <c>steer report</c> is asked for.</summary>
/// <param name="Folder">The result folder.</param>
internal sealed record ReportRequest(string Folder)
{
    /// <summary>Where everything is written; null for the result folder.</summary>
    public string? Output { get; init; }

    /// <summary>A file with facts of models; null for those that come with the tool.</summary>
    public string? Models { get; init; }

    /// <summary>Whether <c>report.md</c> is written, too. Default no.</summary>
    public bool Markdown { get; init; }

    /// <summary>Whether figures are drawn. Default yes.</summary>
    public bool Figures { get; init; } = true;

    /// <summary>Bootstrap resamples; null for those of the sweep.</summary>
    public int? Resamples { get; init; }
}
