using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>Which idle shard goes first: the one with the most bytes times idle seconds; among equals the largest.</summary>
internal static class EvictionOrder
{
    public static IEnumerable<LoadedShard> Of(IEnumerable<LoadedShard> idle, Func<LoadedShard, TimeSpan> idleTime) =>
        [.. idle.OrderByDescending(s => s.Bytes * idleTime(s).TotalSeconds).ThenByDescending(s => s.Bytes).ThenBy(s => s.Fingerprint, StringComparer.Ordinal).ThenBy(s => s.Index)];
}
