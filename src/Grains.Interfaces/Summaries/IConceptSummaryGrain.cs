using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>
/// Aggregates one cell, by <c>sweep/model/concept</c>: rebuilds its statistics from its units and writes its result files.
/// </summary>
[Alias("steercluster.IConceptSummaryGrain")]
public interface IConceptSummaryGrain : IGrainWithStringKey
{
    /// <summary>Rebuilds and writes; doing it again gives the same bytes.</summary>
    [Alias("Rebuild")]
    Task<CellHeadline> Rebuild(CancellationToken ct = default);
}
