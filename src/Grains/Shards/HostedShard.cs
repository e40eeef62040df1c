using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Shards;

/// <summary>A shard of this silo that waves of others use.</summary>
internal sealed class HostedShard(IShardWeightsUse use, TimeProvider clock, ShardLimits limits)
{
    /// <summary>Who uses it, and when it was last heard of.</summary>
    public Dictionary<string, long> Callers { get; } = new(StringComparer.Ordinal);

    public ShardHost Host { get; } = new(new LocalShard(use.Shard), clock, limits);

    /// <summary>Takes no more calls and lets the weights go; false while a call is running.</summary>
    public bool TryClose()
    {
        var closed = Host.TryClose();
        if (closed)
        {
            use.Dispose();
        }

        return closed;
    }
}
