using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using SteerCluster.Grains.Shards;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Tests.Shards;

/// <summary>Two silos that can have shards; a killed one is found out within seconds.</summary>
internal sealed class SplitCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private SplitCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    public static async Task<SplitCluster> Start(ShardLimits limits)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.AssumeHomogenousSilosForTesting = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<FolderWeights>();
            silo.Services.AddSingleton<IShardWeights>(services => services.GetRequiredService<FolderWeights>());
            silo.AddModelShards(limits);
            silo.Configure<ClusterMembershipOptions>(o => (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new SplitCluster(cluster);
    }

    public T Service<T>(InProcessSiloHandle silo)
        where T : notnull => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<T>();

    public Task Kill(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    /// <summary>Another silo, known to all.</summary>
    public async Task<InProcessSiloHandle> Join()
    {
        var silo = await _cluster.StartAdditionalSiloAsync();
        await _cluster.WaitForClusterManifestToStabilizeAsync();
        return silo;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
