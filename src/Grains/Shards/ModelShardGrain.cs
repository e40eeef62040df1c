using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Shards;

namespace SteerCluster.Grains.Shards;

/// <summary>Lets waves of other silos use a shard of this one. Everything runs on threads beside the grain's scheduler.</summary>
[OnKeyedSilo]
internal sealed partial class ModelShardGrain(HostedShards shards, ILogger<ModelShardGrain> log) : Grain, IModelShardGrain
{
    private ShardKey Key => ShardKey.Parse(this.GetPrimaryKeyString());

    public async Task<string?> Load(string folder, int layerCount, string caller, CancellationToken ct = default)
    {
        var key = Key;
        LogLoading(key, folder, caller);
        try
        {
            await Task.Run(() => shards.Load(key, folder, layerCount, caller), ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // In words, so that what is wrong with the model is not taken for a lost silo.
            LogNotLoaded(e, key, folder);
            return e.Message;
        }
    }

    public Task Release(string caller, bool failed, CancellationToken ct = default)
    {
        var key = Key;
        LogReleased(key, caller);
        return Task.Run(() => shards.Release(key, caller, failed), ct);
    }

    public Task<byte[]> Call(byte[] message, CancellationToken ct = default)
    {
        var key = Key;
        return Task.Factory.StartNew(() => shards.Handle(key, message, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
