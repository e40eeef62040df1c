namespace SteerCluster.Grains.Interfaces.Shards;

/// <summary>Rows of the residual stream between two shards, or what the last shard read.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Values">[rows, hidden] float32, little-endian; or float64 readings after the last shard.</param>
[GenerateSerializer, Immutable, Alias("steercluster.ShardRows")]
public sealed record ShardRows([property: Id(0)] int Rows, [property: Id(1)] byte[] Values);
