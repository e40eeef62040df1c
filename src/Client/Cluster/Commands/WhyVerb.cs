using System.CommandLine;
using System.Globalization;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer why ID UNIT</c>: what a unit waits for.</summary>
internal static class WhyVerb
{
    public static Command Create()
    {
        var id = ClusterVerb.SweepId();
        var unit = new Argument<string>("UNIT") { Description = "MODEL/CONCEPT/LAYER; without the layer, the first one of the cell." };
        var verb = new Verb("why", "Say in words what a unit waits for.") { Examples = [("steer why demo 4B/corrigible/12", "one unit"), ("steer why demo 4B/corrigible", "a cell")] };
        verb.Add(id);
        verb.Add(unit);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var sweep = parsed.GetRequiredValue(id);
            var (model, concept, layer) = await Find(client, sweep, parsed.GetRequiredValue(unit), cancellation);
            var path = ApiClient.Sweep(sweep, "units", model, concept, layer.ToString(CultureInfo.InvariantCulture), "why");
            var why = await client.Get(path, ApiJson.Default.WhyInfo, cancellation);
            screen.Json(new { model, concept, layer, why.State, why.Reason });
            screen.Line($"{model} / {concept}, layer {layer}: {why.State}. {why.Reason}");
            screen.Next(($"steer status {NextCommands.Quote(sweep)}", "all cells"));
            return 0;
        });
    }

    // A label may have a slash, a concept's name has none.
    private static async Task<(string Model, string Concept, int Layer)> Find(ApiClient client, string sweep, string unit, CancellationToken cancellation)
    {
        var parts = unit.Split('/');
        if (parts.Length >= 3 && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var layer))
        {
            return (string.Join('/', parts[..^2]), parts[^2], layer);
        }

        if (parts.Length < 2)
        {
            throw new ClientException($"'{unit}' is no unit; expected MODEL/CONCEPT/LAYER, such as 4B/corrigible/12.");
        }

        var (model, concept) = (string.Join('/', parts[..^1]), parts[^1]);
        var page = await client.Get(
            ApiClient.Sweep(sweep, "units") + $"?limit=1&model={Uri.EscapeDataString(model)}&concept={Uri.EscapeDataString(concept)}", ApiJson.Default.UnitPage, cancellation);
        return page.Units.Count > 0
            ? (model, concept, page.Units[0].Layer)
            : throw new ClientException($"sweep '{sweep}' has no cell of model '{model}' and concept '{concept}'; `steer status {sweep}` shows what it has.");
    }
}
