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
                "x": { "field": "from", "type": "quantitative", "title": {{place.X("matching logit diff, nats")}}, "scale": { "zero": false }, "axis": { "grid": false } },
                "x2": { "field": "to" },
                "y": { "field": "items", "type": "quantitative", "stack": null, "title": {{place.Y("items")}}, "axis": { "tickMinStep": 1 } },
                "color": {{scale.Color}},
                "tooltip": [{ "field": "strength" }, { "field": "from", "format": ".2f" }, { "field": "to", "format": ".2f" }, { "field": "items" }]
              },
              "mark": { "type": "bar", "opacity": 0.5, "binSpacing": 0 }
            }
            """);
        panel["data"] = Spec.Data(values.SelectMany(found => bins.Of(found.Values).Select((count, bin) => (count, bin)).Where(one => one.count > 0)
            .Select(one => new JsonObject
            {
                ["strength"] = Spec.Strength(found.Strength),
                ["from"] = Spec.Number(bins.First + (one.bin * bins.Width)),
                ["to"] = Spec.Number(bins.First + ((one.bin + 1) * bins.Width)),
                ["items"] = one.count,
            })));
        return panel;
    }
}
