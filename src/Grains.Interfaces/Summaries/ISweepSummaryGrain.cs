namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>Aggregates a sweep, by its id: tables over its cells, and the files beside the concepts.</summary>
[Alias("steercluster.ISweepSummaryGrain")]
public interface ISweepSummaryGrain : IGrainWithStringKey
{
    /// <summary>Writes <c>analysis_summary.json</c> and <c>manifest.json</c> over the cells that are done.</summary>
    [Alias("Rebuild")]
    Task Rebuild(CancellationToken ct = default);

    /// <summary><c>analysis_summary.json</c> of the cells that are done so far.</summary>
    [Alias("Tables")]
    Task<string> Tables(CancellationToken ct = default);

    /// <summary>The result files as they are: relative paths, and their content in pieces.</summary>
    [Alias("Files")]
    IAsyncEnumerable<ResultPiece> Files(CancellationToken ct = default);
}
