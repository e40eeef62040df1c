using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService.SiloMetadata;
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

    private InProcessTestCluster? _inner;

    public InProcessTestCluster Inner => _inner ?? throw new InvalidOperationException("The cluster is down.");

    public SharedStorage Storage { get; } = new();

    public string Results => _folder.File("results");

    public string Expected => _folder.File("expected");

    public TemporaryFolder Folder => _folder;

    public IGrainFactory Grains => Inner.Client;

    public static async Task<TestCluster> Start(
        short silos = 2, Func<string, SteerClusterOptions, SteerClusterOptions>? options = null, IWaveEngine? engine = null)
    {
        var cluster = new TestCluster();
        await cluster.Begin(silos, options, engine);
        return cluster;
    }

    /// <summary>Starts silos over the storage as it is.</summary>
    public async Task Begin(short silos, Func<string, SteerClusterOptions, SteerClusterOptions>? options = null, IWaveEngine? engine = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.AssumeHomogenousSilosForTesting = false;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((silo, siloBuilder) => Configure(
            siloBuilder, options?.Invoke(silo.SiloName, Defaults()) ?? Defaults(), engine));
        _inner = builder.Build();
        await _inner.DeployAsync().WaitAsync(StartTime);
        await AwaitMetadata().WaitAsync(StartTime);
    }

    /// <summary>All silos die at once.</summary>
    public async Task Crash()
    {
        await Task.WhenAll(Inner.Silos.Select(s => s.StopSiloAsync(stopGracefully: false))).WaitAsync(StartTime);
        await Inner.DisposeAsync().AsTask().WaitAsync(StartTime);
        _inner = null;
    }

    /// <summary>The silo dies without a word.</summary>
    public Task Kill(SiloAddress silo) => Inner.KillSiloAsync(Inner.Silos.First(s => s.SiloAddress.Equals(silo))).WaitAsync(StartTime);

    /// <summary>The silo that has a grain.</summary>
    public SiloAddress SiloOf(IAddressable grain) => Inner.TryGetGrainContext(grain.GetGrainId(), out var context)
        ? context.Address.SiloAddress!
        : throw new InvalidOperationException($"{grain.GetGrainId()} is not active.");

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

    /// <summary>Waits for something that follows soon; fails when it does not.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(StartTime);
        while (!await condition().WaitAsync(limit.Token))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public Task<SweepStatus> AwaitFinished(string name, int seconds = 60) => Await(name, s => s.State is SweepState.Finished or SweepState.Failed, seconds);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_inner?.DisposeAsync().AsTask().WaitAsync(StartTime) ?? Task.CompletedTask);
        }
        finally
        {
            _folder.Dispose();
        }
    }

    /// <summary>Silos tell each other their roles in the background; tests of placement begin after that.</summary>
    private async Task AwaitMetadata()
    {
        SiloAddress[] all = [.. Inner.Silos.Select(s => s.SiloAddress)];
        foreach (var silo in all)
        {
            var cache = Inner.GetSiloServiceProvider(silo).GetRequiredService<ISiloMetadataCache>();
            while (all.Any(a => cache.GetSiloMetadata(a).Metadata.Count == 0))
            {
                await Task.Delay(10);
            }
        }
    }

    private SteerClusterOptions Defaults() => new()
    {
        Roots = new RootOptions { Models = [_folder.Path], Results = Results },
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

    private void Configure(ISiloBuilder silo, SteerClusterOptions options, IWaveEngine? engine)
    {
        silo.AddSteerClusterGrains(options);
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            GrainStorageNames.Cluster, (services, _) => Storage.For(services.GetRequiredService<Serializer>()));
        if (engine is not null)
        {
            silo.Services.AddSingleton(engine);
        }

        silo.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        silo.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Services.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            o.NumMissedProbesLimit = 2;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            o.NumVotesForDeathDeclaration = 1;
        });
    }
}
