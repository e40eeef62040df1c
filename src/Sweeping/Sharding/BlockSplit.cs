using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Sharding;

/// <summary>Cuts a model's blocks into contiguous ranges, one for each shard. All silos cut alike.</summary>
public static class BlockSplit
{
    /// <summary>The blocks of one shard; ranges differ by one block at most.</summary>
    /// <param name="layerCount">Blocks of the model.</param>
    /// <param name="index">0-based number of the shard.</param>
    /// <param name="count">Into how many it is cut; at most one for each block.</param>
    public static BlockRange Range(int layerCount, int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, layerCount);
        return new BlockRange((int)((long)layerCount * index / count), (int)((long)layerCount * (index + 1) / count));
    }
}
