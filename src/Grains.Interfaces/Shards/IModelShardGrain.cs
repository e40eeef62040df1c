namespace SteerCluster.Grains.Interfaces.Shards;

/// <summary>
/// One shard of one model on one silo, by <c>fingerprint/index-of-count@silo</c>; a placement director puts it there. It loads
/// the weights into the silo's memory, which owns them, and takes rows of the residual stream through its blocks.
/// </summary>
[Alias("steercluster.IModelShardGrain")]
public interface IModelShardGrain : IGrainWithStringKey
{
    /// <summary>Loads the weights; returns at once where they are loaded.</summary>
    [Alias("Load")]
    [ResponseTimeout("01:00:00")]
    Task Load(string folder, CancellationToken ct = default);

    /// <summary>Drops the weights once nothing uses them.</summary>
    [Alias("Evict")]
    Task Evict(CancellationToken ct = default);

    /// <summary>Takes a chunk of a wave through the blocks of this shard.</summary>
    [Alias("Run")]
    [ResponseTimeout("01:00:00")]
    Task<ShardRows> Run(ShardChunk chunk, ShardRows? rows, CancellationToken ct = default);
}
