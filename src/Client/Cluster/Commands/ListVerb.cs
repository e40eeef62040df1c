using System.CommandLine;
using System.Globalization;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer list</c>: the sweeps of the cluster.</summary>
internal static class ListVerb
{
    public static Command Create() => new Verb("list", "List the sweeps of the cluster.") { Examples = [("steer list", "all sweeps"), ("steer list --json", "for a script")] }
        .Asks(async (_, screen, client, cancellation) =>
        {
            var sweeps = await client.Get("v1/sweeps", ApiJson.Default.IReadOnlyListSweepInfo, cancellation);
            screen.Json(sweeps);
            var table = new ResultTable("id", "state", ">units", ">done", ">parked", "launched");
            foreach (var sweep in sweeps)
            {
                table.Row(sweep.Id, sweep.State, Amount.Whole(sweep.UnitCount), Amount.Whole(sweep.Units.GetValueOrDefault(CellStates.Done)),
                    Amount.Whole(sweep.Units.GetValueOrDefault(CellStates.Parked)), sweep.Launched.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture));
            }

            if (sweeps.Count > 0)
            {
                screen.Table(table);
                screen.Next(("steer status ID", "its cells"), ("steer watch ID", "how it goes on"));
            }
            else
            {
                screen.Line("no sweep was launched here yet");
                screen.Next(("steer launch SWEEP.yaml", "launch one"));
            }

            return 0;
        });
}
