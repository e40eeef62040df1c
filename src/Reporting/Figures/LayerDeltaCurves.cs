using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>Delta by layer and by depth: a panel per concept, a line per model with its bootstrap band, a dot at its best layer.</summary>
internal sealed class LayerDeltaCurves : IFigureKind
{
    private const string HowToRead =
        "Delta is in nats (natural-log odds). A line per model; the band is the bootstrap interval over items, the dot the best layer. Each panel has a scale of its own.";

    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data)
    {
        yield return new Figure("layer-delta-curves", FigureSections.Layers, "Steering effect by layer",
            $"Delta of every swept layer. {HowToRead}", Curves(data, "layer", "layer", ", \"tickMinStep\": 1, \"format\": \"d\""));
        yield return new Figure("depth-delta-curves", FigureSections.Layers, "Steering effect by depth",
            $"The same over depth, so that models of different size compare. {HowToRead}", Curves(data, "depth", "depth (layer / blocks)", ""));
    }

    private static JsonObject Curves(ReportData data, string x, string title, string axis)
    {
        var models = CategoryScale.Models(data.Analysis);
        var places = data.Analysis.Cells.SelectMany(cell => cell.Layers.Select(layer => x == "layer" ? layer : layer / (double)cell.Model.Layers)).ToArray();
        var (from, to) = (places.Min(), x == "layer" ? places.Max() : 1);
        if (from >= to)
        {
            (from, to) = (from - 1, to + 1);
        }

        return Panels.Of(data.Analysis.Concepts, (concept, place) =>
        {
            var rows = data.Analysis.Cells.Where(cell => cell.Concept == concept).SelectMany(Rows).ToArray();
            var layers = new List<JsonObject>
            {
                Spec.Zero("y"),
                Spec.Object($$"""
                    {
                      "mark": "line",
                      "encoding": { "strokeDash": {{models.Dash}}, "opacity": {{CategoryScale.Opacity()}} }
                    }
                    """),
                Spec.Object($$"""
                    {
                      "mark": { "type": "point", "filled": true, "opacity": 0, "size": 40 },
                      "encoding": {
                        "opacity": { "condition": { "test": "datum.best", "value": 1 }, "value": 0 },
                        "tooltip": [
                          { "field": "model", "title": "model" }, { "field": "layer", "title": "layer" },
                          { "field": "depth", "title": "depth", "format": ".2f" }, { "field": "delta", "title": "delta", "format": ".3f" },
                          { "field": "low", "title": "interval from", "format": ".3f" }, { "field": "high", "title": "to", "format": ".3f" }
                        ]
                      }
                    }
                    """),
            };
            if (rows.Any(row => row["low"] is not null))
            {
                layers.Insert(1, Spec.Object($$"""
                    {
                      "transform": [{ "filter": "isValid(datum.low)" }],
                      "mark": { "type": "area", "tooltip": null },
                      "encoding": { "y": { "field": "low", "type": "quantitative" }, "y2": { "field": "high" }, "opacity": {{CategoryScale.Opacity(0.14, 0.02)}} }
                    }
                    """));
            }

            var panel = Spec.Object($$"""
                {
                  "title": {{Spec.Text(concept)}}, "width": {{place.Width}}, "height": 170,
                  "encoding": {
                    "x": { "field": "{{x}}", "type": "quantitative", "title": {{place.X(title)}}, "scale": { "domain": [{{Spec.Text(from)}}, {{Spec.Text(to)}}] }, "axis": { "grid": false{{axis}} } },
                    "y": { "field": "delta", "type": "quantitative", "title": {{place.Y("delta, nats")}} },
                    "color": {{models.LineColor}}
                  }
                }
                """);
            panel["data"] = Spec.Data(rows);
            panel["layer"] = new JsonArray([.. layers]);
            return panel;
        }, pick: "model");
    }

    private static IEnumerable<JsonObject> Rows(CellStatistics cell) => cell.Layers.Select((layer, i) => new JsonObject
    {
        ["model"] = cell.Model.Label,
        ["layer"] = layer,
        ["depth"] = Spec.Number(layer / (double)cell.Model.Layers),
        ["delta"] = Spec.Number(cell.Units[i].Delta),
        ["low"] = Spec.Number(cell.Units[i].DeltaInterval.Low),
        ["high"] = Spec.Number(cell.Units[i].DeltaInterval.High),
        ["best"] = layer == cell.Best.Layer,
    });
}
