using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;

namespace SteerCluster.Grains.Models;

/// <summary>A shard in memory.</summary>
internal sealed class StoredShard(Checkpoint checkpoint, CpuBackend backend, string fingerprint, int index, int count, DateTimeOffset loaded) : IDisposable
{
    public string Fingerprint { get; } = fingerprint;

    public long Bytes { get; } = checkpoint.WeightBytes;

    public DecoderShard Shard { get; } = new(checkpoint, backend, checkpoint.Blocks);

    public LoadedShard Description { get; } = new(fingerprint, index, count, checkpoint.WeightBytes);

    public int Users { get; set; }

    public bool Dropped { get; set; }

    public DateTimeOffset LastUse { get; set; } = loaded;

    public bool Is(string otherFingerprint, int otherIndex, int otherCount) =>
        Fingerprint == otherFingerprint && Description.Index == otherIndex && Description.Count == otherCount;

    public void Dispose() => checkpoint.Dispose();
}
