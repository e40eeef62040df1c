using Orleans.Concurrency;

namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>The ids of all sweeps; one grain, key 0.</summary>
[Alias("steercluster.ISweepIndexGrain")]
public interface ISweepIndexGrain : IGrainWithIntegerKey
{
    /// <summary>Adds an id, or opens it again; doing so again changes nothing.</summary>
    [Alias("Add")]
    Task Add(string sweep, CancellationToken ct = default);

    /// <summary>Nothing is left to do for a sweep until it is added again.</summary>
    [Alias("Close")]
    Task Close(string sweep, CancellationToken ct = default);

    /// <summary>All ids, in the order in which they were launched first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<IReadOnlyList<string>> List(CancellationToken ct = default);

    /// <summary>The ids of sweeps for which something is left to do.</summary>
    [Alias("ListOpen"), AlwaysInterleave]
    Task<IReadOnlyList<string>> ListOpen(CancellationToken ct = default);
}
