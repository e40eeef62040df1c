using System.CommandLine;
using SteerCluster.Client.Cluster.Contexts;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Local;

/// <summary><c>steer up</c>: a cluster on this machine.</summary>
internal static class UpVerb
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    public static Command Create(TimeProvider clock)
    {
        var silos = NumberOption.Whole("--silos", "Number of silos; default 1.", 1, 64);
        var data = new Option<string>("--data") { Description = "Folder for state, results and logs.", HelpName = "DIR", DefaultValueFactory = _ => "steer-data" };
        var models = new Option<string[]>("--models") { Description = "Folder below which models lie; may be repeated. [default: the current folder]", HelpName = "DIR" };
        var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL database for state and membership. [default: SQLite in the data folder]", HelpName = "CONNECTION" };
        var port = new Option<int?>("--port") { Description = "The API's port. [default: a free one]", HelpName = "N" };
        var threads = CommonOptions.Threads();
        var verb = new Verb("up", "Run a cluster on this machine: an API and silos as processes on loopback. Ctrl-C stops it; the same command goes on with its state.")
        {
            Examples =
            [
                ("steer up --silos 3", "state in ./steer-data, models below the current folder"),
                ("steer up --data /var/lib/steer --models /models --port 8080", "at places of your choice"),
                ("steer up --silos 3 --postgres 'Host=db;Database=steer;Username=steer'", "with a database, so that any silo may be lost"),
            ],
        };
        verb.Add(silos);
        verb.Add(data);
        verb.Add(models);
        verb.Add(postgres);
        verb.Add(port);
        verb.Add(threads);
        verb.Runs((parsed, screen) =>
        {
            using var stop = new StopSignals();
            var options = new LocalClusterOptions
            {
                Silos = parsed.GetValue(silos) ?? 1,
                Data = Path.GetFullPath(parsed.GetRequiredValue(data)),
                Models = [.. (parsed.GetValue(models) is { Length: > 0 } named ? named : [Environment.CurrentDirectory]).Select(Path.GetFullPath)],
                Postgres = parsed.GetValue(postgres),
                Port = parsed.GetValue(port),
                Threads = parsed.GetValue(threads),
            };
            return Run(options, screen, clock, stop.Token).GetAwaiter().GetResult();
        });
        return verb;
    }

    private static async Task<int> Run(LocalClusterOptions options, Screen screen, TimeProvider clock, CancellationToken stop)
    {
        if (options.Models.FirstOrDefault(folder => !Directory.Exists(folder)) is { } absent)
        {
            throw new ClientException($"--models: {absent} is no folder.");
        }

        screen.Remark($"starting {options.Silos} {(options.Silos == 1 ? "silo" : "silos")} and the API");
        await using var cluster = await LocalCluster.Start(options, clock, stop);
        var api = cluster.Api.Url.ToString().TrimEnd('/');
        ContextFile.Default().Set(new ContextEntry { Name = "local", Api = api }, makeCurrent: true);
        Announce(options, screen, cluster, api);
        await Watch(cluster, screen, clock, stop);
        screen.Remark("stopping; silos finish or give back what they run");
        return 0;
    }

    private static void Announce(LocalClusterOptions options, Screen screen, LocalCluster cluster, string api)
    {
        screen.Json(new
        {
            Api = api,
            options.Data,
            Processes = cluster.All.Select(process => new { process.Name, Pid = process.Id, Url = process.Url.ToString(), Log = process.LogFile }),
        });
        screen.Line($"API      {api} (context local, now the current one)");
        screen.Line($"results  {Path.Combine(options.Data, "results")}");
        screen.Line($"logs     {Path.Combine(options.Data, "logs")}");
        screen.Next(
            ("steer launch SWEEP.yaml --watch", "in another terminal: run a sweep"),
            ("steer list", "the sweeps that it knows"),
            ("Ctrl-C", "stop; the same command goes on"));
    }

    private static async Task Watch(LocalCluster cluster, Screen screen, TimeProvider clock, CancellationToken stop)
    {
        var lost = new HashSet<ClusterProcess>();
        try
        {
            while (true)
            {
                foreach (var process in cluster.All.Where(process => process.HasExited && lost.Add(process)))
                {
                    screen.Warn($"{process.Name} ended with exit code {process.ExitCode}; the rest goes on. Its log: {process.LogFile}");
                }

                if (cluster.Silos.All(silo => silo.HasExited))
                {
                    throw new ClientException($"no silo is left; their logs are beside {cluster.Api.LogFile}.");
                }

                await Task.Delay(WatchInterval, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }
}
