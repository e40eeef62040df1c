using SteerCluster.Api.Contracts;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>What is said when a sweep ends.</summary>
internal static class WatchEnd
{
    /// <summary>Whether nothing happens to a sweep any more by itself; a paused one is watched on.</summary>
    public static bool IsEnd(string state) => SweepStates.IsAtRest(state) && state != SweepStates.Paused;

    /// <summary>Prints how it ended and returns the exit code.</summary>
    public static int Report(Screen screen, SweepInfo sweep)
    {
        var id = NextCommands.Quote(sweep.Id);
        var parked = sweep.Units.GetValueOrDefault(CellStates.Parked);
        if (sweep.State != SweepStates.Finished)
        {
            screen.Error($"{sweep.Id} {(sweep.State == SweepStates.Failed ? "failed" : $"is {sweep.State}")}{(sweep.Error is { } error ? $": {error}" : ".")}");
            screen.Next(($"steer status {id}", "its cells"), ($"steer resume {id}", "go on"));
            return FailureReport.Failed;
        }

        if (parked > 0)
        {
            screen.Error($"{sweep.Id} finished, but {Amount.Count(parked, "unit")} {(parked == 1 ? "is" : "are")} parked.");
            screen.Next(($"steer status {id}", "which, and why"), ($"steer retry {id}", "queue them again"), ($"steer results {id}", "fetch the rest"));
            return FailureReport.Failed;
        }

        screen.Next(($"steer results {id}", "fetch the result files"), ($"steer report {id}", "then findings, tables and figures as one page"));
        return 0;
    }
}
