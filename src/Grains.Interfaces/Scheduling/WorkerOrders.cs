namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>The scheduler's answer to a poll.</summary>
/// <param name="Begin">Leases that the silo drives from now on.</param>
/// <param name="Abandon">Ids of waves that it must stop: they were given to another, or their sweep was paused.</param>
/// <param name="Evict">Shards that it should drop to make room.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WorkerOrders")]
public sealed record WorkerOrders(
    [property: Id(0)] IReadOnlyList<Lease> Begin,
    [property: Id(1)] IReadOnlyList<string> Abandon,
    [property: Id(2)] IReadOnlyList<LoadedShard> Evict);
