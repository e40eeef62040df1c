using System.Globalization;

namespace SteerCluster.Tests.Servers;

/// <summary>
/// A PostgreSQL of the test's own: a free loopback port, a temporary folder, no password. PostgreSQL refuses to run as root, so a root
/// test runs it as another user.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Folder = "/usr/lib/postgresql";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _data = Directory.CreateTempSubdirectory("steer-postgres-").FullName;
    private readonly string _arguments;
    private ServerProcess? _server;

    private PostgresServer(int port)
    {
        Port = port;
        _arguments = $"-D {_data}/db -p {port} -k {_data} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off -c shared_buffers=64MB";
    }

    public int Port { get; }

    /// <summary>What a test that needs the server says when it is skipped; null where the server can be had.</summary>
    public static string? WhySkip { get; } = Programs is null
        ? $"needs PostgreSQL (initdb and postgres under {Folder}, as Debian's postgresql-15 has them)"
        : null;

    private static string? Programs => Directory.Exists(Folder)
        ? Directory.GetDirectories(Folder).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <summary>For Npgsql.</summary>
    /// <param name="database">A database that exists: <c>postgres</c>, or one of <see cref="CreateDatabase"/>.</param>
    public string ConnectionString(string database = "postgres") => $"Host=127.0.0.1;Port={Port};Username=steer;Database={database}";

    public static async Task<PostgresServer> Start()
    {
        var server = new PostgresServer(FreePorts.Take());
        if (Environment.UserName == "root")
        {
            await ServerProcess.Run("chown", $"{User}:", server._data);
        }

        await server.Run("initdb", $"-D {server._data}/db -U steer -A trust -E UTF8 --locale=C --no-sync --no-instructions");
        await server.Launch();
        return server;
    }

    /// <summary>A database of a test's own in the server.</summary>
    public async Task<string> CreateDatabase(string name)
    {
        await Sql("postgres", $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Runs a statement with psql; returns what it prints, one row a line.</summary>
    public Task<string> Sql(string database, string statement) =>
        ServerProcess.Run(Path.Combine(Programs!, "psql"), "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "steer", "-d", database, "-At", "-c", statement);

    /// <summary>Halts the server and all its backends (SIGSTOP): connections stay, nothing answers.</summary>
    public void Pause() => Family().ForEach(Signals.Stop);

    public void Resume() => Family().ForEach(Signals.Continue);

    /// <summary>Ends the server as a crash would.</summary>
    public async Task Crash()
    {
        Family().ForEach(Signals.Kill);
        await _server!.WaitForExit(StartLimit);
    }

    /// <summary>Starts it again on the same data and port.</summary>
    public async Task Launch()
    {
        var (program, arguments) = AsUser("postgres", _arguments);
        _server = ServerProcess.Start(program, arguments);
        await Patience.Until(StartLimit, $"PostgreSQL on port {Port}", async () =>
            _server.HasExited ? throw new TimeoutException(_server.Output) : (await Sql("postgres", "SELECT 1")).Trim() == "1");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            Resume();
            Signals.Interrupt(_server.Id);
            await _server.WaitForExit(StartLimit);
        }

        Directory.Delete(_data, recursive: true);
    }

    private static string User => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static (string Program, IEnumerable<string> Arguments) AsUser(string program, string arguments)
    {
        string[] command = [Path.Combine(Programs!, program), .. arguments.Split(' ')];
        return Environment.UserName == "root"
            ? ("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", "--", .. command])
            : (command[0], command[1..]);
    }

    private async Task Run(string program, string arguments)
    {
        var (name, rest) = AsUser(program, arguments);
        await ServerProcess.Run(name, rest);
    }

    // The postmaster first: halted, it starts no further backend.
    private List<int> Family() => [_server!.Id, .. Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
        .Where(pid => Parent(pid) == _server.Id)];

    private static int Parent(int pid)
    {
        try
        {
            // "pid (name) state parent ...": a name may have spaces, so the fields are counted after it.
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
