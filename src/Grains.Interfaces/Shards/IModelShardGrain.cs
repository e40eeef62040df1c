using Orleans.Concurrency;

namespace SteerCluster.Grains.Interfaces.Shards;

/// <summary>
/// One shard of one model on one silo, by <see cref="ShardKey"/>; a placement director puts it there. The silo's memory has the
/// weights, which outlive the grain; the grain lets waves of other silos use them.
/// </summary>
[Alias("steercluster.IModelShardGrain")]
public interface IModelShardGrain : IGrainWithStringKey
{
    /// <summary>Loads the weights and keeps them for a caller until it releases them, or has not called for long.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="layerCount">Its blocks.</param>
    /// <param name="caller">Who will call; unique among all callers.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Why it cannot be loaded, in words; null where it is loaded.</returns>
    [Alias("Load")]
    [ResponseTimeout("01:00:00")]
    Task<string?> Load(string folder, int layerCount, string caller, CancellationToken ct = default);

    /// <summary>A caller is done: the weights may go when others need the memory.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="failed">Whether its work failed: the model's files may be read anew before the next attempt.</param>
    /// <param name="ct">Stops waiting.</param>
    [Alias("Release")]
    Task Release(string caller, bool failed, CancellationToken ct = default);

    /// <summary>Answers a message of the caller's engine: a chunk of a wave, of an extraction, a step of a generation, or a part of one.</summary>
    /// <param name="message">The message as <c>Sweeping</c> writes it: versioned, with a checksum, bounded.</param>
    /// <param name="ct">Stops the work before the next block.</param>
    [Alias("Call")]
    [AlwaysInterleave]
    [ResponseTimeout("01:00:00")]
    Task<byte[]> Call(byte[] message, CancellationToken ct = default);
}
