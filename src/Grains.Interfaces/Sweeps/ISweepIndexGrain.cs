namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>The ids of all sweeps; one grain, key 0.</summary>
[Alias("steercluster.ISweepIndexGrain")]
public interface ISweepIndexGrain : IGrainWithIntegerKey
{
    /// <summary>Adds an id; adding it again changes nothing.</summary>
    [Alias("Add")]
    Task Add(string sweep, CancellationToken ct = default);

    /// <summary>All ids, in the order in which they were launched first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<string>> List(CancellationToken ct = default);
}
