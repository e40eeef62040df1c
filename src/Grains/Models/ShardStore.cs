using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Scheduling;
using SteerCluster.Grains.Waves;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;

namespace SteerCluster.Grains.Models;

/// <summary>
/// The model shards in this silo's memory and the device that they are on. A shard that is in use is never dropped; one that is
/// asked for and does not fit has idle ones give way to it.
/// </summary>
/// <param name="options">Memory and threads.</param>
/// <param name="clock">For how long shards are idle.</param>
public sealed class ShardStore(WorkerOptions options, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<StoredShard> _shards = [];
    private readonly Lazy<CpuBackend> _backend = new(() => new CpuBackend(options.Threads, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 8));

    /// <summary>The device computes one wave at a time.</summary>
    public SemaphoreSlim Device { get; } = new(1, 1);

    /// <summary>The device in words.</summary>
    public string DeviceName => $"{_backend.Value.Name} ({_backend.Value.Device})";

    /// <summary>Bytes for weights.</summary>
    public long MemoryBytes => options.Memory;

    /// <summary>What of them is free.</summary>
    public long FreeBytes
    {
        get
        {
            lock (_lock)
            {
                return MemoryBytes - _shards.Sum(s => s.Bytes);
            }
        }
    }

    /// <summary>The shards that are loaded.</summary>
    public IReadOnlyList<LoadedShard> Loaded
    {
        get
        {
            lock (_lock)
            {
                return [.. _shards.Select(s => s.Description)];
            }
        }
    }

    /// <summary>Takes a shard into use, loaded where it is not yet. Blocks while it is opened.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="fingerprint">Hash of the model's files.</param>
    /// <param name="index">0-based number of the shard.</param>
    /// <param name="blocks">Its blocks; null for the whole model.</param>
    /// <param name="count">Into how many the model is split.</param>
    /// <exception cref="CheckpointException">The model cannot be used, or does not fit beside what is in use.</exception>
    public ShardUse Take(string folder, string fingerprint, int index = 0, int count = 1, BlockRange? blocks = null)
    {
        lock (_lock)
        {
            var shard = _shards.Find(s => !s.Dropped && s.Is(fingerprint, index, count));
            if (shard is null)
            {
                shard = Load(folder, fingerprint, index, count, blocks);
                _shards.Add(shard);
            }

            shard.Users++;
            return new ShardUse(shard, () => Release(shard));
        }
    }

    /// <summary>Drops a shard that is idle.</summary>
    public bool Evict(LoadedShard wanted)
    {
        lock (_lock)
        {
            return _shards.Find(s => s.Users == 0 && s.Is(wanted.Fingerprint, wanted.Index, wanted.Count)) is { } shard && Drop(shard);
        }
    }

    /// <summary>Drops all shards of a model, those in use as soon as they are idle: its files may have changed.</summary>
    public void Forget(string fingerprint)
    {
        lock (_lock)
        {
            foreach (var shard in _shards.Where(s => s.Fingerprint == fingerprint).ToArray())
            {
                shard.Dropped = true;
                if (shard.Users == 0)
                {
                    Drop(shard);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _shards.ForEach(s => s.Dispose());
            _shards.Clear();
        }

        if (_backend.IsValueCreated)
        {
            _backend.Value.Dispose();
        }

        Device.Dispose();
    }

    private StoredShard Load(string folder, string fingerprint, int index, int count, BlockRange? blocks)
    {
        var checkpoint = blocks is { } range ? Checkpoint.Open(folder, range) : Checkpoint.Open(folder);
        try
        {
            var now = clock.GetUtcNow();
            var idle = _shards.Where(s => s.Users == 0).ToDictionary(s => s.Description);
            foreach (var victim in EvictionOrder.Of(idle.Keys, s => now - idle[s].LastUse))
            {
                if (MemoryBytes - _shards.Sum(s => s.Bytes) >= checkpoint.WeightBytes)
                {
                    break;
                }

                Drop(idle[victim]);
            }

            var free = MemoryBytes - _shards.Sum(s => s.Bytes);
            return checkpoint.WeightBytes <= free
                ? new StoredShard(checkpoint, _backend.Value, fingerprint, index, count, now)
                : throw new CheckpointException(
                    $"Model {folder} needs {checkpoint.WeightBytes} bytes; {free} of {MemoryBytes} are free beside the models in use. Raise the silo's memory.");
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    private void Release(StoredShard shard)
    {
        lock (_lock)
        {
            shard.Users--;
            shard.LastUse = clock.GetUtcNow();
            if (shard is { Dropped: true, Users: 0 })
            {
                Drop(shard);
            }
        }
    }

    private bool Drop(StoredShard shard)
    {
        shard.Dispose();
        return _shards.Remove(shard);
    }
}
