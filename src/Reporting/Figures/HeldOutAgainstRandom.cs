using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>The delta on items that did not choose the layer, against random vectors of the same norm.</summary>
internal sealed class HeldOutAgainstRandom : IFigureKind
{
    public string? Missing(ReportData data) =>
        data.Analysis.Cells.Any(cell => cell.HeldOutRandom is not null) ? null : "held-out delta against random vectors: no random control vectors were measured at the layers in question";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var models = CategoryScale.Models(data.Analysis);
        var labels = data.Analysis.Models.Select(model => model.Label).ToArray();
        var concepts = data.Analysis.Cells.Where(cell => cell.HeldOutRandom is not null).GroupBy(cell => cell.Concept).ToArray();
        yield return new Figure("held-out-against-random", FigureSections.Validity, "Held-out effect against random vectors",
            "Points: delta on the half of the items that did not choose the layer, with its bootstrap interval. Ticks: random vectors of the same norm there; the long one is their 95th percentile. A point left of it is no effect.",
            Panels.Of(concepts, (concept, place) =>
            {
                var panel = Spec.Object($$"""
                    {
                      "title": {{Spec.Text(concept.Key)}}, "width": {{place.Width}}, "height": { "step": 26 },
                      "encoding": {
                        "y": { "field": "model", "type": "nominal", "title": {{place.Y("model")}}, "scale": { "domain": {{Spec.Texts(labels)}} }, "axis": { "labelOverlap": false, "grid": false } },
                        "x": { "field": "delta", "type": "quantitative", "title": {{place.X("held-out delta, nats")}} }
                      }
                    }
                    """);
                panel["layer"] = new JsonArray([
                    Spec.Zero("x"),
                    Spec.Layer(concept.SelectMany(Ticks), """
                        { "mark": { "type": "tick", "thickness": 1, "size": 8, "opacity": 0.35 }, "encoding": { "tooltip": [{ "field": "model" }, { "field": "delta", "title": "random vector", "format": ".3f" }] } }
                        """),
                    Spec.Layer(concept.Select(cell => Row(cell, cell.HeldOutRandom!.Percentile95)), """
                        { "mark": { "type": "tick", "thickness": 3, "size": 24, "opacity": 1 }, "encoding": { "tooltip": [{ "field": "model" }, { "field": "delta", "title": "95th percentile of random vectors", "format": ".3f" }] } }
                        """),
                    .. Intervals(concept, models),
                    Spec.Layer(concept.Select(cell => Row(cell, cell.Half!.Delta)), $$"""
                        {
                          "mark": { "type": "point", "filled": true, "size": 70, "opacity": 1 },
                          "encoding": {
                            "color": {{models.Color}}, "shape": {{models.Shape}},
                            "tooltip": [{ "field": "model" }, { "field": "layer" }, { "field": "delta", "title": "held-out delta", "format": ".3f" }, { "field": "low", "title": "interval from", "format": ".3f" }, { "field": "high", "title": "to", "format": ".3f" }]
                          }
                        }
                        """)]);
                return panel;
            }));
    }

    private static IEnumerable<JsonObject> Intervals(IEnumerable<CellStatistics> cells, CategoryScale models)
    {
        var rows = cells.Where(cell => double.IsFinite(cell.Half!.DeltaInterval.Low)).Select(cell => Row(cell, cell.Half!.Delta)).ToArray();
        return rows.Length == 0
            ? []
            : [Spec.Layer(rows, $$"""
                { "mark": { "type": "rule", "strokeWidth": 2 }, "encoding": { "x": { "field": "low", "type": "quantitative" }, "x2": { "field": "high" }, "color": {{models.Color}} } }
                """)];
    }

    private static IEnumerable<JsonObject> Ticks(CellStatistics cell) => cell.Controls
        .Where(control => control.Kind == ControlDelta.Random && control.Layer == cell.Half!.Layer)
        .Select(control => new JsonObject { ["model"] = cell.Model.Label, ["delta"] = Spec.Number(control.HeldOutDelta) });

    private static JsonObject Row(CellStatistics cell, double delta) => new()
    {
        ["model"] = cell.Model.Label,
        ["layer"] = cell.Half!.Layer,
        ["delta"] = Spec.Number(delta),
        ["low"] = Spec.Number(cell.Half.DeltaInterval.Low),
        ["high"] = Spec.Number(cell.Half.DeltaInterval.High),
    };
}
