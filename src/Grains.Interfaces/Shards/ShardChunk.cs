namespace SteerCluster.Grains.Interfaces.Shards;

/// <summary>A chunk of a wave, complete in itself: every shard lays it out alike.</summary>
/// <param name="Kind"><c>wave</c>, <c>extract</c> or <c>generate</c>.</param>
/// <param name="Content">The chunk as <c>Sweeping</c> writes it.</param>
[GenerateSerializer, Immutable, Alias("steercluster.ShardChunk")]
public sealed record ShardChunk([property: Id(0)] string Kind, [property: Id(1)] byte[] Content);
