using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Shards;

/// <summary>Registers models that are split over silos.</summary>
public static class ShardsExtensions
{
    /// <summary>Adds shards, their placement and expiry to a silo; an <see cref="IShardWeights"/> and a <see cref="TimeProvider"/> must be registered.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="limits">Bounds of messages, the same on all silos; null for the defaults.</param>
    public static ISiloBuilder AddModelShards(this ISiloBuilder silo, ShardLimits? limits = null)
    {
        silo.Services.TryAddSingleton(limits ?? new ShardLimits());
        silo.Services.AddSingleton<HostedShards>();
        silo.Services.AddSingleton<SplitModels>();
        silo.Services.AddHostedService<ShardExpiry>();
        return silo.AddPlacementDirector<KeyedSiloPlacement, KeyedSiloDirector>();
    }
}
