using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Interfaces.Units;

namespace SteerCluster.Api.Tests.Fakes;

/// <summary>The API in process, over grains made by hand.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    public const string ReadToken = "read-token-0123456789";
    public const string WriteToken = "write-token-0123456789";

    private readonly Dictionary<string, FakeSweep> _sweeps = [];

    public ApiHost() => Grains
        .Make<ISweepIndexGrain>(_ => Index)
        .Make<ISweepGrain>(Sweep)
        .Make<IPlannerGrain>(_ => new FakePlanner(() => Planned))
        .Make<ISchedulerGrain>(_ => new FakeScheduler())
        .Make<IUnitGrain>(_ => new FakeUnit())
        .Make<ISweepSummaryGrain>(_ => Summary);

    /// <summary>Settings on top of the two tokens.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["SteerCluster:Access:Tokens:0"] = $"{ReadToken} read",
        ["SteerCluster:Access:Tokens:1"] = $"{WriteToken} write",
        ["SteerCluster:Rates:PerSecond"] = "100000",
        ["SteerCluster:Rates:Burst"] = "100000",
    };

    internal FakeGrains Grains { get; } = new();

    internal FakeIndex Index { get; } = new();

    /// <summary>What the planner says.</summary>
    internal SweepPlan Planned { get; set; } = new([], [], null);

    internal FakeSummary Summary { get; } = new();

    internal FakeSweep Sweep(string id)
    {
        lock (_sweeps)
        {
            return _sweeps.TryGetValue(id, out var sweep) ? sweep : _sweeps[id] = new FakeSweep(id, Index);
        }
    }

    /// <summary>A sweep of two cells: one done, one parked.</summary>
    internal FakeSweep Demo()
    {
        var sweep = Sweep("demo");
        sweep.Status = new SweepStatus(
            "demo",
            SweepState.Running,
            [
                new CellStatus("4B", "corrigible", [1, 2], CellState.Done, 1, null, null, new CellHeadline(2, 36, 3.5, 3.1, 3.9, 1.2, double.NaN, [])),
                new CellStatus("4B", "sycophancy", [1, 2], CellState.Parked, 3, null, "a vector is not finite", null),
                new CellStatus("8B", "corrigible", [3], CellState.Queued, 0, null, null, null),
            ],
            ["corrigible: unbalanced letters"],
            null,
            7,
            FakeSweep.Launched,
            null);
        Index.Add("demo");
        return sweep;
    }

    /// <summary>A client with a token; null for none.</summary>
    public HttpClient Client(string? token = WriteToken)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            // No silo is looked for: the client of the cluster never starts.
            foreach (var orleans in services.Where(IsOrleansHost).ToArray())
            {
                services.Remove(orleans);
            }

            services.AddSingleton<IGrainFactory>(Grains);
        });
    }

    private static bool IsOrleansHost(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.Module.Assembly)?.GetName().Name is { } name
        && name.StartsWith("Orleans", StringComparison.Ordinal);
}
