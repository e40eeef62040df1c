using System.CommandLine;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer retry ID</c>: parked cells are queued again.</summary>
internal static class RetryVerb
{
    public static Command Create()
    {
        var id = ClusterVerb.SweepId();
        var model = new Option<string?>("--model") { Description = "Cells of this model alone.", HelpName = "LABEL" };
        var concept = new Option<string?>("--concept") { Description = "Cells of this concept alone.", HelpName = "NAME" };
        var verb = new Verb("retry", "Queue parked cells again, after the cause of their failure is removed.")
        {
            Examples = [("steer retry demo", "all that are parked"), ("steer retry demo --model 4B", "those of one model")],
        };
        verb.Add(id);
        verb.Add(model);
        verb.Add(concept);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var sweep = parsed.GetRequiredValue(id);
            var retried = await client.Post(
                ApiClient.Sweep(sweep, "retry"),
                new RetryRequest(parsed.GetValue(model), parsed.GetValue(concept)),
                ApiJson.Default.RetryRequest,
                ApiJson.Default.RetryInfo,
                cancellation);
            screen.Json(retried);
            screen.Line(retried.Cells == 0 ? "no such cell is parked" : $"{Amount.Count(retried.Cells, "cell")} queued again");
            screen.Next(($"steer watch {NextCommands.Quote(sweep)}", "how it goes on"));
            return 0;
        });
    }
}
