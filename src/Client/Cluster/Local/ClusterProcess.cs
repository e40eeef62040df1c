using System.Diagnostics;

namespace SteerCluster.Client.Cluster.Local;

/// <summary>A process of a local cluster, with its log.</summary>
internal sealed class ClusterProcess : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _writing = new();

    private ClusterProcess(string name, string logFile, Uri url, Process process, StreamWriter log) =>
        (Name, LogFile, Url, _process, _log) = (name, logFile, url, process, log);

    public string Name { get; }

    public string LogFile { get; }

    /// <summary>Where it answers HTTP.</summary>
    public Uri Url { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program. Settings go through the environment: the list of processes is for all to read, and a connection string has a password.</summary>
    public static ClusterProcess Start(string name, ClusterProgram program, Uri url, IReadOnlyDictionary<string, string> settings, string logFolder)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };

        // In a session of its own, so that Ctrl-C in the terminal reaches this process alone, which then stops the others in order.
        string[] command = [.. File.Exists("/usr/bin/setsid") ? new[] { "/usr/bin/setsid" } : [], Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", program.Assembly];
        start.FileName = command[0];
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(url.ToString().TrimEnd('/'));
        start.ArgumentList.Add("--exit-with-parent");
        start.ArgumentList.Add($"{Environment.ProcessId}");
        foreach (var (key, value) in settings)
        {
            start.Environment[$"SteerCluster__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        var logFile = Path.Combine(logFolder, $"{name}.log");
        var log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        var result = new ClusterProcess(name, logFile, url, Process.Start(start)!, log);
        result._process.OutputDataReceived += (_, line) => result.Write(line.Data);
        result._process.ErrorDataReceived += (_, line) => result.Write(line.Data);
        result._process.BeginOutputReadLine();
        result._process.BeginErrorReadLine();
        return result;
    }

    /// <summary>The last line that it wrote to its log; for errors.</summary>
    public string LastLine()
    {
        lock (_writing)
        {
            using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "nothing";
        }
    }

    /// <summary>Asks it to leave, and ends it where it does not in time.</summary>
    public async Task Stop(TimeSpan patience)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        try
        {
            await _process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        lock (_writing)
        {
            _log.Dispose();
        }
    }

    private void Write(string? line)
    {
        lock (_writing)
        {
            if (line is not null && _log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }
        }
    }
}
