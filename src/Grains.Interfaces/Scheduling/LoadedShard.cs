namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>A range of a model's blocks in a silo's memory.</summary>
/// <param name="Fingerprint">Hash of the model's files.</param>
/// <param name="Index">0-based number of the shard.</param>
/// <param name="Count">Into how many the model is split.</param>
/// <param name="Bytes">Bytes of its weights.</param>
[GenerateSerializer, Immutable, Alias("steercluster.LoadedShard")]
public sealed record LoadedShard(
    [property: Id(0)] string Fingerprint, [property: Id(1)] int Index, [property: Id(2)] int Count, [property: Id(3)] long Bytes);
