namespace SteerCluster.Sweeping.Sharding;

/// <summary>What comes out of a shard.</summary>
/// <param name="Rows">Rows for the next shard; null where there is none, or nothing left to do.</param>
/// <param name="Read">What was read in the blocks of the shard.</param>
public readonly record struct ShardOutput<T>(BoundaryRows? Rows, T Read);
