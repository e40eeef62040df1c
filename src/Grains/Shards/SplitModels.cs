using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Interfaces.Shards;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Shards;

/// <summary>Takes models into use that are split over silos: all shards, or none.</summary>
/// <param name="grains">For the shards of other silos.</param>
/// <param name="weights">For those of this one.</param>
/// <param name="silo">This silo.</param>
/// <param name="limits">Bounds of messages, the same on all silos.</param>
/// <param name="log">For what could not be let go.</param>
public sealed partial class SplitModels(IGrainFactory grains, IShardWeights weights, ILocalSiloDetails silo, ShardLimits limits, ILogger<SplitModels> log)
{
    private long _opened;

    /// <summary>Loads all shards of a model, at the same time.</summary>
    /// <param name="fingerprint">Hash of the model's files.</param>
    /// <param name="folder">The model's folder, the same on all silos.</param>
    /// <param name="layerCount">Its blocks.</param>
    /// <param name="silos">Names of the silos in order of the shards; the first is this one.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="ShardLostException">A silo is not there.</exception>
    /// <exception cref="CheckpointException">A shard cannot be loaded here.</exception>
    /// <exception cref="ShardException">A shard cannot be loaded there.</exception>
    public async Task<SplitModel> Open(string fingerprint, string folder, int layerCount, IReadOnlyList<string> silos, CancellationToken cancellation)
    {
        if (silos[0] != silo.Name)
        {
            throw new ArgumentException($"The first shard is on silo {silos[0]}, and this is {silo.Name}: the first silo drives a wave.", nameof(silos));
        }

        // The address has the silo's generation: a silo that comes again under its name is another caller.
        var caller = $"{silo.SiloAddress.ToParsableString()}/{Interlocked.Increment(ref _opened)}";
        var keys = silos.Select((name, i) => new ShardKey(fingerprint, i, silos.Count, name)).ToArray();
        var remote = keys.Where(k => k.Silo != silo.Name).ToDictionary(k => k, k => grains.GetGrain<IModelShardGrain>(k.ToString()));
        var uses = new Dictionary<ShardKey, IShardWeightsUse>();
        try
        {
            await Task.WhenAll(
                Task.Run(() => Take(folder, layerCount, keys, uses), cancellation),
                Task.WhenAll(remote.Select(r => Load(r.Key, r.Value, folder, layerCount, caller, cancellation))));
        }
        catch
        {
            await Release(uses, remote, caller, failed: false);
            throw;
        }

        var config = uses[keys[0]].Shard.Config;
        IModelShard Shard(ShardKey key) => uses.TryGetValue(key, out var use)
            ? new LocalShard(use.Shard)
            : new RemoteShard(
                new GrainShardTransport(remote[key], Where(key)), config, BlockSplit.Range(layerCount, key.Index, key.Count), Where(key), caller, limits);
        return new SplitModel([.. keys.Select(Shard)], failed => Release(uses, remote, caller, failed));
    }

    private static string Where(ShardKey key) => $"Shard {key.Index} of {key.Count} on silo {key.Silo}";

    private static async Task Load(ShardKey key, IModelShardGrain grain, string folder, int layerCount, string caller, CancellationToken cancellation)
    {
        string? problem;
        try
        {
            problem = await grain.Load(folder, layerCount, caller, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw new ShardLostException($"{Where(key)} is lost: {e.Message}", e);
        }

        if (problem is not null)
        {
            throw new ShardException($"{Where(key)}: {problem}");
        }
    }

    private void Take(string folder, int layerCount, ShardKey[] keys, Dictionary<ShardKey, IShardWeightsUse> uses)
    {
        foreach (var key in keys.Where(k => k.Silo == silo.Name))
        {
            uses.Add(key, weights.Take(folder, key.Fingerprint, key.Index, key.Count, BlockSplit.Range(layerCount, key.Index, key.Count)));
        }
    }

    /// <summary>Lets all shards go. One whose silo is lost has nothing to let go; one that is not told finds out by itself.</summary>
    private async Task Release(Dictionary<ShardKey, IShardWeightsUse> uses, Dictionary<ShardKey, IModelShardGrain> remote, string caller, bool failed)
    {
        foreach (var use in uses.Values)
        {
            use.Dispose();
        }

        await Task.WhenAll(remote.Select(async r =>
        {
            try
            {
                await r.Value.Release(caller, failed, CancellationToken.None);
            }
            catch (Exception e)
            {
                LogNotReleased(e, r.Key);
            }
        }));
    }
}
