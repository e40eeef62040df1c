using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>Figures of one panel per item, side by side and in rows, with one legend for all.</summary>
internal static class Panels
{
    private const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";

    /// <summary>Name of the parameter that a click on a model in the legend sets.</summary>
    public const string Picked = "picked";

    /// <summary>Arranges panels.</summary>
    /// <param name="items">What the panels stand for.</param>
    /// <param name="panel">Draws one; its title, size and data belong to it.</param>
    /// <param name="pick">A field; a click on its legend sets <see cref="Picked"/>.</param>
    /// <param name="columns">Panels side by side; null for 1 to 3, as their number suggests.</param>
    public static JsonObject Of<T>(IReadOnlyList<T> items, Func<T, Place, JsonObject> panel, string? pick = null, int? columns = null)
    {
        var width = columns ?? items.Count switch { 1 => 1, 2 or 4 => 2, _ => 3 };
        var panels = items.Select((item, i) =>
            panel(item, new Place(i % width == 0, i + width >= items.Count, width switch { 1 => 560, 2 => 380, _ => 250 }))).ToArray();
        var spec = new JsonObject
        {
            ["$schema"] = Schema,
            ["columns"] = width,
        };
        if (pick is not null)
        {
            spec["params"] = Pick(pick, panels);
        }

        spec["concat"] = new JsonArray([.. panels]);
        return spec;
    }

    private static JsonArray Pick(string field, JsonObject[] panels)
    {
        for (var i = 0; i < panels.Length; i++)
        {
            var marks = panels[i]["layer"] is JsonArray layers ? layers.First(layer => layer!["data"] is null)! : panels[i];
            marks["name"] = $"panel{i}";
        }

        return
        [
            new JsonObject
            {
                ["name"] = Picked,
                ["select"] = new JsonObject { ["type"] = "point", ["fields"] = new JsonArray(field) },
                ["bind"] = "legend",
                ["views"] = new JsonArray([.. Enumerable.Range(0, panels.Length).Select(i => JsonValue.Create($"panel{i}"))]),
            },
        ];
    }
}
