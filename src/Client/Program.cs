using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

// 1. Read the command line; what cannot be understood is a usage error.
var root = SteerCommand.Create(TimeProvider.System);
var parsed = root.Parse(args);
using var screen = Screen.ForProcess(json: parsed.GetValue(CommonOptions.Json), quiet: parsed.GetValue(CommonOptions.Quiet));
if (UsageErrors.Report(parsed, screen) is { } usage)
{
    return usage;
}

// 2. Run the verb. Every failure is one clear line; STEER_TRACE=1 shows where it came from.
return FailureReport.Guard(screen, () => parsed.Invoke(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = null,
    Output = Console.Out,
    Error = Console.Error,
}));

/// <summary>The <c>steer</c> command.</summary>
public partial class Program;
