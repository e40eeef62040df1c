namespace SteerCluster.Grains.Interfaces.Summaries;

/// <summary>
/// Aggregates one cell, by <see cref="GrainKeys.Cell"/>: rebuilds its statistics from its units and writes its result files.
/// </summary>
[Alias("steercluster.IConceptSummaryGrain")]
public interface IConceptSummaryGrain : IGrainWithStringKey
{
    /// <summary>Rebuilds and writes; doing it again gives the same bytes.</summary>
    /// <param name="plan">The sweep's plan.</param>
    /// <param name="layers">The layers of the cell's units.</param>
    /// <param name="ct">Stops.</param>
    [Alias("Rebuild")]
    [ResponseTimeout("00:30:00")]
    Task<CellFiles> Rebuild(string plan, IReadOnlyList<int> layers, CancellationToken ct = default);

    /// <summary>What <see cref="Rebuild"/> gave last for this plan, rebuilt where that is not known any more.</summary>
    /// <param name="plan">The sweep's plan.</param>
    /// <param name="layers">The layers of the cell's units.</param>
    /// <param name="ct">Stops.</param>
    [Alias("Get")]
    [ResponseTimeout("00:30:00")]
    Task<CellFiles> Get(string plan, IReadOnlyList<int> layers, CancellationToken ct = default);
}
