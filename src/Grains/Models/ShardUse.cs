using SteerCluster.Inference.Models;

namespace SteerCluster.Grains.Models;

/// <summary>The use of a loaded shard; while there is one, it is not dropped.</summary>
public sealed class ShardUse : IDisposable
{
    private Action? _release;

    internal ShardUse(StoredShard shard, Action release) => (Shard, _release) = (shard.Shard, release);

    /// <summary>The shard.</summary>
    public DecoderShard Shard { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
