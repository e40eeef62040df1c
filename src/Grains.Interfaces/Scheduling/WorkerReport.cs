namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>What a silo that measures says of itself, with every poll.</summary>
/// <param name="Silo">Its name: that of the membership.</param>
/// <param name="Sequence">Grows with every poll, over restarts too: a poll that comes late is told from the latest.</param>
/// <param name="Device">Its device in words.</param>
/// <param name="Accelerator">Whether it has one.</param>
/// <param name="MemoryBytes">Device memory for weights.</param>
/// <param name="FreeBytes">What of it is free.</param>
/// <param name="Loaded">The shards that are loaded there.</param>
/// <param name="Leases">The leases that it holds; naming them renews them.</param>
/// <param name="Slots">How many waves it would take now.</param>
/// <param name="Draining">Whether it is leaving: it takes no new waves.</param>
/// <param name="Progress">How far its waves are.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WorkerReport")]
public sealed record WorkerReport(
    [property: Id(0)] string Silo,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string Device,
    [property: Id(3)] bool Accelerator,
    [property: Id(4)] long MemoryBytes,
    [property: Id(5)] long FreeBytes,
    [property: Id(6)] IReadOnlyList<LoadedShard> Loaded,
    [property: Id(7)] IReadOnlyList<Lease> Leases,
    [property: Id(8)] int Slots,
    [property: Id(9)] bool Draining,
    [property: Id(10)] IReadOnlyList<WaveProgress> Progress);
