using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using SteerCluster.Grains.Models;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Shards;
using SteerCluster.Grains.Telemetry;
using SteerCluster.Grains.Waves;

namespace SteerCluster.Grains.Hosting;

/// <summary>Adds the grains of this project to a silo.</summary>
public static class SteerClusterSiloExtensions
{
    /// <summary>
    /// Adds the grains, their placement, and the worker of a silo that measures. The storage provider
    /// <see cref="Storage.GrainStorageNames.Cluster"/> and the membership are the host's to add.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">How it takes part.</param>
    public static ISiloBuilder AddSteerClusterGrains(this ISiloBuilder silo, SteerClusterOptions options)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton(options.Roots);
        silo.Services.AddSingleton(options.Worker ?? new WorkerOptions());
        silo.Services.AddMetrics();
        silo.Services.TryAddSingleton<ClusterMeter>();
        silo.Services.AddSingleton<RoleHome>();
        silo.Services.AddSingleton<ModelRoots>();
        silo.Services.AddSingleton<PreparedSweeps>();
        silo.Services.AddSingleton<ShardStore>();
        silo.Services.AddSingleton<IShardWeights, StoreWeights>();
        silo.AddModelShards();
        silo.Services.TryAddSingleton<IWaveEngine, SweepWaveEngine>();
        silo.Services.AddPlacementFilter<RoleFilterStrategy, RoleFilterDirector>(ServiceLifetime.Transient);
        silo.Services.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
        silo.UseSiloMetadata(Metadata(silo, options));
        if (options.Worker is not null)
        {
            silo.Services.AddHostedService<WaveWorker>();
        }

        return silo;
    }

    /// <summary>What the configuration says of the silo, and its role.</summary>
    private static Dictionary<string, string> Metadata(ISiloBuilder silo, SteerClusterOptions options)
    {
        var metadata = silo.Configuration.GetSection("Orleans:Metadata").Get<Dictionary<string, string>>() ?? [];
        string[] roles = [.. options.Control ? [SiloRoles.Control] : Array.Empty<string>(), .. options.Worker is null ? Array.Empty<string>() : [SiloRoles.Measure]];
        metadata.TryAdd(SiloRoles.Key, string.Join(',', roles));
        return metadata;
    }
}
