namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>Aggregates a sweep, by its id: tables over its cells, and the files beside the concepts.</summary>
[Alias("steercluster.ISweepSummaryGrain")]
public interface ISweepSummaryGrain : IGrainWithStringKey
{
    /// <summary>Writes <c>analysis_summary.json</c> and <c>manifest.json</c> over the cells that are done.</summary>
    /// <returns>Why they cannot be written; null where they were.</returns>
    [Alias("Rebuild")]
    [ResponseTimeout("01:00:00")]
    Task<string?> Rebuild(CancellationToken ct = default);

    /// <summary><c>analysis_summary.json</c> of the cells that are done so far.</summary>
    [Alias("Tables")]
    [ResponseTimeout("01:00:00")]
    Task<string> Tables(CancellationToken ct = default);

    /// <summary>The result files as they are, in order of their paths; each in one or more pieces.</summary>
    [Alias("Files")]
    IAsyncEnumerable<ResultPiece> Files(CancellationToken ct = default);
}
