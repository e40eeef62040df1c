namespace SteerCluster.Api.Contracts;

/// <summary>A silo that measures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Device">Its device in words.</param>
/// <param name="Accelerator">Whether it has one.</param>
/// <param name="MemoryBytes">Device memory for weights.</param>
/// <param name="FreeBytes">What of it is free.</param>
/// <param name="Shards">What is loaded there.</param>
/// <param name="Waves">The waves that it runs.</param>
/// <param name="Slots">How many more it would take.</param>
/// <param name="Draining">Whether it is leaving.</param>
internal sealed record SiloInfo(
    string Name,
    string Device,
    bool Accelerator,
    long MemoryBytes,
    long FreeBytes,
    IReadOnlyList<ShardInfo> Shards,
    IReadOnlyList<WaveInfo> Waves,
    int Slots,
    bool Draining);
