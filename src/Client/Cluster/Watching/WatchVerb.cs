using System.CommandLine;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary><c>steer watch ID</c>: how a sweep goes on.</summary>
internal static class WatchVerb
{
    public static Command Create(TimeProvider clock)
    {
        var id = ClusterVerb.SweepId();
        var verb = new Verb("watch", "Watch a sweep until it is done: its cells, units by state, time left, silos. Ctrl-C detaches; the sweep goes on.")
        {
            Examples = [("steer watch demo", "live in a terminal"), ("steer watch demo | tee log", "plain lines")],
        };
        verb.Add(id);
        return verb.Asks((parsed, screen, client, cancellation) => new WatchSession(client, screen, clock).Run(parsed.GetRequiredValue(id), cancellation));
    }
}
