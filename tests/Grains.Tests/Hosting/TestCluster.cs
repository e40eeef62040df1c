using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Storage;
using SteerCluster.Grains.Sweeps;
using SteerCluster.Grains.Waves;
using SteerCluster.Tests;
using SchedulingOptions = SteerCluster.Grains.Scheduling.SchedulingOptions;

namespace SteerCluster.Grains.Tests.Hosting;

/// <summary>Silos in this process, with short times, over a storage that outlives them. Everything on it is bounded in time.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private TestCluster(InProcessTestCluster inner, SharedStorage storage) => (Inner, Storage) = (inner, storage);

    public InProcessTestCluster Inner { get; private set; }

    public SharedStorage Storage { get; }

    public string Results => _folder.File("results");

    public string Expected => _folder.File("expected");

    public TemporaryFolder Folder => _folder;

    public IGrainFactory Grains => Inner.Client;

    public static async Task<TestCluster> Start(
        short silos = 2, Func<string, SteerClusterOptions, SteerClusterOptions>? options = null, Func<IServiceProvider, IWaveEngine>? engine = null)
    {
        var storage = new SharedStorage();
        var cluster = new TestCluster(null!, storage);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.AssumeHomogenousSilosForTesting = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((silo, siloBuilder) =>
        {
            var chosen = new SteerClusterOptions
            {
                Roots = new RootOptions { Models = [Path.Combine(TestSweeps.Examples, "models"), cluster._folder.Path], Results = cluster.Results },
                Worker = new WorkerOptions { Threads = 1, MemoryBytes = 1L << 30, KeepInterval = TimeSpan.FromSeconds(1), DrainTime = TimeSpan.FromSeconds(5) },
                Scheduling = new SchedulingOptions
                {
                    PollInterval = TimeSpan.FromMilliseconds(100),
                    LeaseTime = TimeSpan.FromSeconds(5),
                    Grace = TimeSpan.FromMilliseconds(500),
                    ReconcileInterval = TimeSpan.FromSeconds(1),
                },
                Retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(100) },
            };
            siloBuilder.AddSteerClusterGrains(options?.Invoke(silo.SiloName, chosen) ?? chosen);
            siloBuilder.Services.AddKeyedSingleton<IGrainStorage>(
                GrainStorageNames.Cluster, (services, _) => storage.For(services.GetRequiredService<Serializer>()));
            if (engine is not null)
            {
                siloBuilder.Services.AddSingleton(engine);
            }

            siloBuilder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            siloBuilder.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            siloBuilder.Services.Configure<ClusterMembershipOptions>(o =>
            {
                o.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                o.NumMissedProbesLimit = 2;
                o.TableRefreshTimeout = TimeSpan.FromSeconds(1);
                o.NumVotesForDeathDeclaration = 1;
            });
        });
        cluster.Inner = builder.Build();
        await cluster.Inner.DeployAsync().WaitAsync(StartTime);
        return cluster;
    }

    public ISweepGrain Sweep(string name) => Grains.GetGrain<ISweepGrain>(name);

    /// <summary>Waits until a sweep is as wanted; fails with what it is when the time is over.</summary>
    public async Task<SweepStatus> Await(string name, Func<SweepStatus, bool> condition, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        SweepStatus? last = null;
        while (!limit.IsCancellationRequested)
        {
            try
            {
                last = await Sweep(name).Get(limit.Token).WaitAsync(limit.Token);
                if (last is not null && condition(last))
                {
                    return last;
                }

                await Task.Delay(20, limit.Token);
            }
            catch (Exception) when (!limit.IsCancellationRequested)
            {
                // The silo that has the sweep was lost; another takes it up.
            }
            catch (OperationCanceledException)
            {
            }
        }

        var cells = last is null ? [] : last.Cells.Select(c => $"{c.Model}/{c.Concept} {c.State} {c.Attempts} {c.Worker} {c.Error}");
        throw new TimeoutException($"Sweep {name} is {last?.State} ({last?.Error}) after {seconds} s: {string.Join("; ", cells)}");
    }

    public Task<SweepStatus> AwaitFinished(string name, int seconds = 60) => Await(name, s => s.State is SweepState.Finished or SweepState.Failed, seconds);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Inner.DisposeAsync().AsTask().WaitAsync(StartTime);
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
