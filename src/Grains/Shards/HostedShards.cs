using System.Runtime.InteropServices;
using SteerCluster.Grains.Interfaces.Shards;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Shards;

/// <summary>
/// The shards of this silo that waves of other silos use. They are no part of the grains, which come and go: sessions and
/// weights stay. A caller that is not heard of for long is given up, as its silo may be lost.
/// </summary>
/// <param name="weights">The silo's memory.</param>
/// <param name="clock">For idleness.</param>
/// <param name="limits">Bounds of messages.</param>
public sealed class HostedShards(IShardWeights weights, TimeProvider clock, ShardLimits limits) : IDisposable
{
    private readonly Dictionary<ShardKey, HostedShard> _shards = [];
    private readonly CancellationTokenSource _leaving = new();
    private int _running;
    private bool _disposed;

    /// <summary>The shards that are in use from elsewhere.</summary>
    public IReadOnlyList<ShardKey> Keys
    {
        get
        {
            lock (_shards)
            {
                return [.. _shards.Keys];
            }
        }
    }

    /// <summary>Loads a shard for a caller. Blocks while it is opened.</summary>
    /// <exception cref="CheckpointException">The model cannot be used, or is not the one that is meant.</exception>
    public void Load(ShardKey key, string folder, int layerCount, string caller)
    {
        lock (_shards)
        {
            if (Touch(key, caller, isNew: true) is null)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                var use = weights.Take(folder, key.Fingerprint, key.Index, key.Count, BlockSplit.Range(layerCount, key.Index, key.Count));
                RequireFingerprint(key, folder, use);
                _shards.Add(key, new HostedShard(use, clock, limits));
                Touch(key, caller, isNew: true);
            }
        }
    }

    /// <summary>A caller is done.</summary>
    /// <param name="key">The shard.</param>
    /// <param name="caller">Who.</param>
    /// <param name="failed">Whether its work failed: the files may be read anew before the next attempt.</param>
    public void Release(ShardKey key, string caller, bool failed)
    {
        lock (_shards)
        {
            if (_shards.TryGetValue(key, out var shard) && shard.Callers.Remove(caller))
            {
                CloseUnused();
            }
        }

        if (failed)
        {
            weights.Forget(key.Fingerprint);
        }
    }

    /// <summary>Answers a message. Computes on the calling thread.</summary>
    /// <param name="key">The shard.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops before the next block.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public byte[] Handle(ShardKey key, byte[] message, CancellationToken cancellation)
    {
        HostedShard? shard;
        lock (_shards)
        {
            shard = _shards.GetValueOrDefault(key);
            _running++;
        }

        try
        {
            return Bytes(shard is null
                ? ShardHost.NotHere($"silo {key.Silo} does not have shard {key.Index} of {key.Count} loaded for this wave")
                : Answer(shard, message, cancellation));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Bytes(ShardHost.NotHere($"silo {key.Silo} is leaving"));
        }
        finally
        {
            lock (_shards)
            {
                _running--;
                Touch(key, ShardHost.CallerOf(message), isNew: false);
                Monitor.PulseAll(_shards);
            }
        }
    }

    /// <summary>Gives up callers, calls and sessions that have been idle for long. To be called now and then.</summary>
    public void Expire()
    {
        lock (_shards)
        {
            foreach (var shard in _shards.Values)
            {
                shard.Host.Expire();
                foreach (var (caller, heard) in shard.Callers.ToArray())
                {
                    if (clock.GetElapsedTime(heard) > limits.KeepIdle && !shard.Host.IsBusy)
                    {
                        shard.Callers.Remove(caller);
                    }
                }
            }

            CloseUnused();
        }
    }

    /// <summary>Stops what runs, before its next block, and lets all weights go. Later calls are answered as lost.</summary>
    public void Dispose()
    {
        lock (_shards)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _leaving.Cancel();
            while (_running > 0)
            {
                Monitor.Wait(_shards);
            }

            foreach (var shard in _shards.Values)
            {
                shard.Callers.Clear();
            }

            CloseUnused();
        }

        _leaving.Dispose();
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> answer) =>
        MemoryMarshal.TryGetArray(answer, out var array) && array.Count == array.Array!.Length ? array.Array : answer.ToArray();

    private ReadOnlyMemory<byte> Answer(HostedShard shard, byte[] message, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _leaving.Token);
        return shard.Host.Handle(message, both.Token);
    }

    private void RequireFingerprint(ShardKey key, string folder, IShardWeightsUse use)
    {
        if (ModelFingerprint.Of(folder).Hash is var found && found != key.Fingerprint)
        {
            use.Dispose();
            weights.Forget(key.Fingerprint);
            throw new CheckpointException(
                $"The files in {folder} are not those that the sweep was planned with (fingerprint {found}, {key.Fingerprint} is expected); make them the same on all silos, then retry.");
        }
    }

    private HostedShard? Touch(ShardKey key, string caller, bool isNew)
    {
        var shard = _shards.GetValueOrDefault(key);
        if (shard is not null && (isNew || shard.Callers.ContainsKey(caller)))
        {
            shard.Callers[caller] = clock.GetTimestamp();
        }

        return shard;
    }

    /// <summary>Closes shards without callers; one that still computes for a lost caller is closed later.</summary>
    private void CloseUnused()
    {
        foreach (var (key, shard) in _shards.Where(s => s.Value.Callers.Count == 0).ToArray())
        {
            if (shard.TryClose())
            {
                _shards.Remove(key);
            }
        }
    }
}
