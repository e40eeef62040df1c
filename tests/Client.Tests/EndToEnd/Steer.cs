using System.Diagnostics;
using System.Text.Json;

namespace SteerCluster.Client.Tests.EndToEnd;

/// <summary>Runs the built command as a process.</summary>
internal static class Steer
{
    public static SteerResult Run(params IEnumerable<string> arguments) => Run([], arguments);

    public static SteerResult Run(Dictionary<string, string> environment, IEnumerable<string> arguments)
    {
        using var process = Start(environment, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SteerResult(process.ExitCode, output, error.Result);
    }

    /// <summary>The command as a running process, all its streams redirected.</summary>
    public static Process Start(params IEnumerable<string> arguments) => Start([], arguments);

    public static Process Start(Dictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "steer.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>What a run of the command gave.</summary>
internal sealed record SteerResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as the one JSON object that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
