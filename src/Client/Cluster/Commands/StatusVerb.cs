using System.CommandLine;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Cluster.Watching;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer status ID</c>: where a sweep stands.</summary>
internal static class StatusVerb
{
    public static Command Create(TimeProvider clock)
    {
        var id = ClusterVerb.SweepId();
        var verb = new Verb("status", "Show where a sweep stands, cell by cell.") { Examples = [("steer status demo", "its cells, their silos and errors")] };
        verb.Add(id);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var sweep = await client.Get(ApiClient.Sweep(parsed.GetRequiredValue(id)), ApiJson.Default.SweepInfo, cancellation);
            screen.Json(sweep);
            var progress = new WatchProgress(clock);
            progress.Apply(sweep);
            screen.Table(Table(sweep));
            foreach (var warning in sweep.Warnings)
            {
                screen.Warn(warning);
            }

            screen.Line($"{sweep.Id} is {WatchText.Total(progress)}");
            if (sweep.Error is { } error)
            {
                screen.Line(error);
            }

            screen.Next(Next(sweep));
            return 0;
        });
    }

    private static ResultTable Table(SweepInfo sweep)
    {
        var table = new ResultTable("model", "concept", ">units", "state", ">attempts", "silo", ">best layer", ">delta", "error");
        foreach (var cell in sweep.Cells ?? [])
        {
            table.Row(cell.Model, cell.Concept, Amount.Whole(cell.Units), cell.State, Amount.Whole(cell.Attempts), cell.Worker ?? "",
                cell.Headline is { } best ? $"{best.BestLayer} of {best.LayerCount}" : "",
                cell.Headline is { } headline ? CellText.WithInterval(headline.Delta, headline.DeltaLow, headline.DeltaHigh) : "",
                cell.State == CellStates.Done ? "" : cell.Error?.Split('\n')[0] ?? "");
        }

        return table;
    }

    private static IEnumerable<(string, string)> Next(SweepInfo sweep)
    {
        var id = NextCommands.Quote(sweep.Id);
        if (!SweepStates.IsAtRest(sweep.State))
        {
            yield return ($"steer watch {id}", "how it goes on");
        }
        else if (sweep.State is SweepStates.Paused or SweepStates.Stopped)
        {
            yield return ($"steer resume {id}", "go on");
        }

        if (sweep.Units.ContainsKey(CellStates.Parked))
        {
            yield return ($"steer retry {id}", "queue parked cells again");
        }

        yield return ($"steer why {id} MODEL/CONCEPT/LAYER", "what a unit waits for");
        yield return ($"steer results {id}", "fetch the result files");
    }
}
