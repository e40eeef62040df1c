using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Grains.Shards;

/// <summary>A model whose shards are in use on several silos; disposing it lets them go.</summary>
public sealed class SplitModel : IAsyncDisposable
{
    private readonly Func<bool, Task> _release;

    internal SplitModel(IReadOnlyList<IModelShard> shards, Func<bool, Task> release) => (Shards, _release) = (shards, release);

    /// <summary>The shards in order, covering all blocks.</summary>
    public IReadOnlyList<IModelShard> Shards { get; }

    /// <summary>Whether the work with it failed: then its files are read anew before the next attempt. Default false.</summary>
    public bool Failed { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _release(Failed);
}
