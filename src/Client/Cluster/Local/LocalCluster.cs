using System.Globalization;
using System.Net;
using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Cluster.Local;

/// <summary>An API and silos on loopback, each a process of its own.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private readonly List<ClusterProcess> _silos = [];
    private ClusterProcess? _api;

    /// <summary>The API's process.</summary>
    public ClusterProcess Api => _api!;

    /// <summary>The silos; the first holds the table of members where no database does.</summary>
    public IReadOnlyList<ClusterProcess> Silos => _silos;

    public IEnumerable<ClusterProcess> All => _silos.Append(Api);

    /// <summary>Starts everything and returns once the API says that it is ready.</summary>
    /// <exception cref="ClientException">A program is absent, or a process ended at its start.</exception>
    public static async Task<LocalCluster> Start(LocalClusterOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var (siloProgram, apiProgram) = (Program("Silo"), Program("Api"));
        var logs = Directory.CreateDirectory(Path.Combine(options.Data, "logs")).FullName;
        var ports = FreePorts.Take((3 * options.Silos) + 1);
        var cluster = new LocalCluster();
        try
        {
            for (var i = 0; i < options.Silos; i++)
            {
                cluster._silos.Add(ClusterProcess.Start(
                    $"silo-{i + 1}", siloProgram, Url(ports[(3 * i) + 2]), SiloSettings(options, $"silo-{i + 1}", ports[3 * i], ports[(3 * i) + 1], ports[0]), logs));
            }

            var gateways = Enumerable.Range(0, options.Silos).Select(i => $"127.0.0.1:{ports[(3 * i) + 1]}");
            cluster._api = ClusterProcess.Start("api", apiProgram, Url(options.Port ?? ports[^1]), ApiSettings(options, gateways), logs);
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            foreach (var process in cluster.All)
            {
                await cluster.Ready(process, http, clock, cancellation);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops in order: the API takes no more requests, silos leave, the first one last since the others leave through it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_api is not null)
        {
            await _api.Stop(StopLimit);
            _api.Dispose();
        }

        await Task.WhenAll(_silos.Skip(1).Select(silo => silo.Stop(StopLimit)));
        foreach (var silo in _silos.AsEnumerable().Reverse())
        {
            await silo.Stop(StopLimit);
            silo.Dispose();
        }

        _silos.Clear();
        _api = null;
    }

    private async Task Ready(ClusterProcess process, HttpClient http, TimeProvider clock, CancellationToken cancellation)
    {
        for (var began = clock.GetTimestamp(); ;)
        {
            if (All.FirstOrDefault(one => one.HasExited) is { } ended)
            {
                throw new ClientException($"{ended.Name} ended with exit code {ended.ExitCode} at its start ({ended.LogFile}): {ended.LastLine()}");
            }

            if (clock.GetElapsedTime(began) > StartLimit)
            {
                throw new ClientException($"{process.Name} is not ready after {StartLimit.TotalMinutes:0} minutes; its log is {process.LogFile}.");
            }

            try
            {
                if ((await http.GetAsync(new Uri(process.Url, "readyz"), cancellation)).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // It does not listen yet.
            }

            await Task.Delay(PollInterval, clock, cancellation);
        }
    }

    private static Dictionary<string, string> SiloSettings(LocalClusterOptions options, string name, int siloPort, int gatewayPort, int primaryPort)
    {
        var threads = options.Threads ?? Math.Max(1, Environment.ProcessorCount / options.Silos);
        var settings = new Dictionary<string, string>
        {
            ["Name"] = name,
            ["Endpoints:SiloPort"] = $"{siloPort}",
            ["Endpoints:GatewayPort"] = $"{gatewayPort}",
            ["Roots:Results"] = Path.Combine(options.Data, "results"),
            ["Worker:Threads"] = threads.ToString(CultureInfo.InvariantCulture),
        };
        for (var i = 0; i < options.Models.Count; i++)
        {
            settings[$"Roots:Models:{i}"] = options.Models[i];
        }

        if (options.Postgres is { } postgres)
        {
            settings["Membership:Provider"] = settings["Storage:Provider"] = "postgresql";
            settings["Membership:ConnectionString"] = settings["Storage:ConnectionString"] = postgres;
        }
        else
        {
            settings["Membership:PrimaryPort"] = $"{primaryPort}";
            settings["Storage:DataFolder"] = Path.Combine(options.Data, "state");
        }

        return settings;
    }

    private static Dictionary<string, string> ApiSettings(LocalClusterOptions options, IEnumerable<string> gateways) => options.Postgres is { } postgres
        ? new() { ["Membership:Provider"] = "postgresql", ["Membership:ConnectionString"] = postgres }
        : new() { ["Membership:Gateways"] = string.Join(';', gateways) };

    private static Uri Url(int port) => new($"http://127.0.0.1:{port}/");

    private static ClusterProgram Program(string project) => ClusterProgram.Find(project, AppContext.BaseDirectory)
        ?? throw new ClientException(
            $"the program SteerCluster.{project} is neither beside this one nor in the build output: build SteerCluster.sln (this build has the one-machine part alone; `steer run` needs no cluster).");
}
