using System.CommandLine;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Connection;

/// <summary>Makes a verb one that talks to the API.</summary>
internal static class ClusterVerb
{
    /// <summary>Adds the options for the connection; the action gets a client, and a token that Ctrl-C cancels.</summary>
    public static Verb Asks(this Verb verb, Func<ParseResult, Screen, ApiClient, CancellationToken, Task<int>> action)
    {
        var connection = new ConnectionOptions();
        connection.AddTo(verb);
        verb.Runs((parsed, screen) =>
        {
            var address = connection.Read(parsed);
            if (address.ExposesToken)
            {
                screen.Warn($"the token travels to {address.Url.Host} unencrypted; use https.");
            }

            using var client = new ApiClient(address);
            using var stop = new StopSignals();
            return action(parsed, screen, client, stop.Token).GetAwaiter().GetResult();
        });
        return verb;
    }

    /// <summary>The argument for the sweep that is meant.</summary>
    public static Argument<string> SweepId() => new("ID") { Description = "The sweep's id; `steer list` shows them." };
}
