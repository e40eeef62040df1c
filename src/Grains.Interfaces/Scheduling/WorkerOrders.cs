namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>The scheduler's answer to a poll.</summary>
/// <param name="Begin">Leases that the silo drives from now on.</param>
/// <param name="Abandon">Numbers of leases that it must stop: the wave was given to another, or the sweep was paused.</param>
/// <param name="Evict">Shards that it should drop to make room.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WorkerOrders")]
public sealed record WorkerOrders(
    [property: Id(0)] IReadOnlyList<Lease> Begin,
    [property: Id(1)] IReadOnlyList<long> Abandon,
    [property: Id(2)] IReadOnlyList<LoadedShard> Evict)
{
    /// <summary>Nothing to do.</summary>
    public static WorkerOrders None { get; } = new([], [], []);
}
