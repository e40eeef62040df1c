using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>What a shard of a model takes.</summary>
internal static class ShardSize
{
    /// <summary>Bytes of one of so many shards; the first and the last are larger than the others by embedding and head, which a quarter more covers.</summary>
    public static long Bytes(Wave wave, int count) =>
        count == 1 ? wave.WeightBytes : Math.Min(wave.WeightBytes, (wave.WeightBytes / count) + (wave.WeightBytes / count / 4));

    public static LoadedShard Shard(Wave wave, int index, int count) => new(wave.Fingerprint, index, count, Bytes(wave, count));

    /// <summary>Whether two are the same part of the same model, whatever their bytes were thought to be.</summary>
    public static bool IsSame(LoadedShard a, LoadedShard b) => a.Fingerprint == b.Fingerprint && a.Index == b.Index && a.Count == b.Count;
}
