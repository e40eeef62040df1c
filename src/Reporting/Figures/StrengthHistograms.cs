using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>Matching logit diffs at the best layer, counted: a figure per concept, a panel per model, an outline per strength.</summary>
internal sealed class StrengthHistograms : IFigureKind
{
    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var scale = new StrengthScale(CellValues.Strengths(data));
        return data.Analysis.Concepts.Select(concept => new Figure(
            $"strength-histogram-{Spec.Id(concept)}", FigureSections.Distributions, $"{concept}: logit diffs at the best layers, counted",
            "Items per bin of their matching logit diff, for each strength.",
            Panels.Of([.. data.Analysis.Cells.Where(cell => cell.Concept == concept)], (cell, place) => Panel(cell, place, scale))));
    }

    private static JsonObject Panel(CellStatistics cell, Place place, StrengthScale scale)
    {
        var values = CellValues.Best(cell).ToArray();
        var bins = Histogram.For([.. values.SelectMany(found => found.Values)]);
        var panel = Spec.Object($$"""
            {
              "title": {{Spec.Text($"{cell.Model.Label}, layer {cell.Best.Layer}")}}, "width": {{place.Width}}, "height": 130,
              "encoding": {
                "x": { "field": "from", "type": "quantitative", "title": {{place.X("matching logit diff, nats")}}, "scale": { "zero": false, "nice": false }, "axis": { "grid": false } },
                "y": { "field": "items", "type": "quantitative", "title": {{place.Y("items")}}, "axis": { "tickMinStep": 1 } },
                "color": {{scale.LineColor}},
                "strokeDash": {{scale.Dash}}
              },
              "layer": [
                { "mark": { "type": "area", "interpolate": "step-after", "opacity": 0.22 }, "encoding": { "y": { "field": "items", "type": "quantitative", "stack": null }, "strokeDash": null } },
                { "mark": { "type": "line", "interpolate": "step-after", "strokeWidth": 1.6 } },
                {
                  "transform": [{ "filter": "datum.from < datum.to" }],
                  "mark": { "type": "rect", "opacity": 0 },
                  "encoding": {
                    "x2": { "field": "to" }, "strokeDash": null, "y": { "field": "items", "type": "quantitative", "stack": null }, "y2": { "datum": 0 },
                    "tooltip": [{ "field": "strength" }, { "field": "from", "format": ".2f" }, { "field": "to", "format": ".2f" }, { "field": "items" }]
                  }
                }
              ]
            }
            """);
        panel["data"] = Spec.Data(values.SelectMany(found => Steps(bins, found.Strength, found.Values)));
        return panel;
    }

    // The last row has no width: it takes the outline to the upper edge of the last bin, and down.
    private static IEnumerable<JsonObject> Steps(Histogram bins, double strength, double[] values)
    {
        var counts = bins.Of(values);
        return Enumerable.Range(0, bins.Count + 1).Select(bin => new JsonObject
        {
            ["strength"] = Spec.Strength(strength),
            ["from"] = Spec.Number(bins.First + (bin * bins.Width)),
            ["to"] = Spec.Number(bins.First + (Math.Min(bin + 1, bins.Count) * bins.Width)),
            ["items"] = bin < bins.Count ? counts[bin] : 0,
        });
    }
}
