using System.CommandLine;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer pause | resume | stop | cancel ID</c>.</summary>
internal static class CommandVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        Create("pause", "Give running waves back and begin no new ones.", "resume", "go on"),
        Create("resume", "Go on with a paused or stopped sweep.", "watch", "how it goes on"),
        Create("stop", "Begin no new waves and let running ones finish.", "resume", "go on"),
        Create("cancel", "Give a sweep up. What is measured is kept; launching the file again goes on.", "list", "all sweeps"),
    ];

    private static Verb Create(string command, string description, string next, string purpose)
    {
        var id = ClusterVerb.SweepId();
        var verb = new Verb(command, description) { Examples = [($"steer {command} demo", "by the sweep's id")] };
        verb.Add(id);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var sweep = parsed.GetRequiredValue(id);
            var info = await client.Post(
                ApiClient.Sweep(sweep, "commands"), new CommandRequest(command), ApiJson.Default.CommandRequest, ApiJson.Default.SweepInfo, cancellation);
            screen.Json(info);
            screen.Line($"{info.Id} is {info.State}");
            screen.Next((next == "list" ? "steer list" : $"steer {next} {NextCommands.Quote(sweep)}", purpose));
            return 0;
        });
    }
}
