using System.Globalization;
using System.Net;

namespace SteerCluster.Tests.Servers;

/// <summary>The built silo as a process on free loopback ports. The test project must refer to <c>src/Silo</c>.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly TemporaryFolder _folder;
    private readonly string[] _arguments;
    private ServerProcess _process;

    private SiloProcess(TemporaryFolder folder, string[] arguments, Ports ports)
    {
        (_folder, _arguments, Taken) = (folder, arguments, ports);
        _process = Launch();
    }

    /// <summary>Its ports.</summary>
    public Ports Taken { get; }

    public string Url => $"http://127.0.0.1:{Taken.Http}";

    public ServerProcess Process => _process;

    /// <summary>Starts a silo; its data and results lie in a temporary folder unless the settings say otherwise.</summary>
    /// <param name="settings">Keys below <c>SteerCluster</c>, each <c>Key=value</c>.</param>
    public static SiloProcess Start(params IEnumerable<string> settings)
    {
        var folder = new TemporaryFolder();
        var ports = FreePorts.Take(3);
        Directory.CreateDirectory(folder.File("models"));
        string[] defaults =
        [
            $"Endpoints:SiloPort={ports[0]}", $"Endpoints:GatewayPort={ports[1]}", $"Membership:PrimaryPort={ports[0]}",
            $"Roots:Models={folder.File("models")}", $"Roots:Results={folder.File("results")}", $"Storage:DataFolder={folder.File("data")}",
            "Worker:Threads=1",
        ];
        var arguments = defaults.Concat(settings)
            .Select(setting => $"--SteerCluster:{setting}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{ports[2]}"));
        return new SiloProcess(folder, [.. arguments], new Ports(ports[0], ports[1], ports[2]));
    }

    /// <summary>Waits until <c>/readyz</c> is green.</summary>
    public Task Ready() => Patience.Until(StartLimit, $"{Url}/readyz", async () =>
        _process.HasExited ? throw new TimeoutException(_process.Output) : await Status("/readyz") == HttpStatusCode.OK);

    /// <summary>The status of a GET.</summary>
    public async Task<HttpStatusCode> Status(string path)
    {
        using var response = await Http.GetAsync(Url + path);
        return response.StatusCode;
    }

    /// <summary>The body of a GET, whatever its status is.</summary>
    public async Task<string> Text(string path)
    {
        using var response = await Http.GetAsync(Url + path);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Asks it to leave, and waits for its end.</summary>
    public async Task<int> Leave(TimeSpan limit)
    {
        Signals.Terminate(_process.Id);
        await _process.WaitForExit(limit);
        return _process.ExitCode;
    }

    /// <summary>Kills it at once.</summary>
    public async Task Kill()
    {
        Signals.Kill(_process.Id);
        await _process.WaitForExit(StartLimit);
    }

    /// <summary>Starts it again with the same settings.</summary>
    public void Restart() => _process = Launch();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private ServerProcess Launch() => ServerProcess.Start(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "SteerCluster.Silo.dll"), .. _arguments], folder: _folder.Path);

    /// <summary>The ports of a silo.</summary>
    internal sealed record Ports(int Silo, int Gateway, int Http);
}
