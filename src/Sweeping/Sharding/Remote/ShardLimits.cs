namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>Bounds of what travels between shards, the same on both sides.</summary>
public sealed record ShardLimits
{
    /// <summary>Most bytes of one message; what is longer goes in several. Default 16 MiB.</summary>
    public int MessageBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Most bytes of one call, in however many messages. Work that would exceed it is repeated with less, as when memory runs
    /// out. Default 1 GiB.
    /// </summary>
    public long CallBytes { get; init; } = 1L << 30;

    /// <summary>How long a session of generation, or a call in several messages, is kept without being used. Default 10 minutes.</summary>
    public TimeSpan KeepIdle { get; init; } = TimeSpan.FromMinutes(10);
}
