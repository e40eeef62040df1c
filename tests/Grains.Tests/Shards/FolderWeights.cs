using SteerCluster.Grains.Shards;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;

namespace SteerCluster.Grains.Tests.Shards;

/// <summary>A silo's memory without bounds: opens what is asked for, and counts what is in use.</summary>
internal sealed class FolderWeights : IShardWeights, IDisposable
{
    private readonly CpuBackend _backend = new(1);
    private int _used;

    public int Used => Volatile.Read(ref _used);

    /// <summary>The ranges that were ever taken.</summary>
    public List<BlockRange> Taken { get; } = [];

    public IShardWeightsUse Take(string folder, string fingerprint, int index, int count, BlockRange blocks)
    {
        var checkpoint = Checkpoint.Open(folder, blocks);
        Interlocked.Increment(ref _used);
        lock (Taken)
        {
            Taken.Add(blocks);
        }

        return new Use(this, checkpoint);
    }

    public void Forget(string fingerprint)
    {
    }

    public void Dispose() => _backend.Dispose();

    private sealed class Use(FolderWeights owner, Checkpoint checkpoint) : IShardWeightsUse
    {
        public DecoderShard Shard { get; } = new(checkpoint, owner._backend, checkpoint.Blocks);

        public void Dispose()
        {
            checkpoint.Dispose();
            Interlocked.Decrement(ref owner._used);
        }
    }
}
