using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>Mean matching logit diff by strength and layer: a figure per model, a panel per concept.</summary>
internal sealed class StrengthLayerHeatmaps : IFigureKind
{
    public string? Missing(ReportData data) => null;

    public IEnumerable<Figure> Draw(ReportData data) => data.Analysis.Models.Select(model =>
    {
        CellStatistics[] cells = [.. data.Analysis.Cells.Where(cell => cell.Model.Label == model.Label)];
        var largest = cells.SelectMany(cell => cell.Units).SelectMany(unit => unit.Strengths).Max(strength => Math.Abs(strength.Mean));
        return new Figure(
            $"strength-layer-heatmap-{Spec.Id(model.Label)}", FigureSections.Strengths, $"{model.Label}: mean logit diff by strength and layer",
            "Mean matching logit diff. Blue leans to the matching answer, orange away from it; one scale for the model's panels, centred at zero.",
            Panels.Of(cells, (cell, place) => Panel(cell, place, Math.Max(largest, 1e-9)), columns: cells.Length > 1 ? 2 : 1));
    });

    private static JsonObject Panel(CellStatistics cell, Place place, double largest)
    {
        var every = cell.Layers.Count > 30 ? 10 : cell.Layers.Count > 12 ? 5 : 1;
        var round = cell.Layers.Where(layer => layer % every == 0).ToArray();
        var ticks = round.Length > 2 ? round : cell.Layers.Where((_, i) => i % every == 0);
        var strengths = cell.AtBest.Strengths.Select(strength => Spec.Strength(strength.Strength)).Reverse();
        var panel = Spec.Object($$"""
            {
              "title": {{Spec.Text(cell.Concept)}}, "width": {{place.Width}}, "height": { "step": 24 },
              "mark": "rect",
              "encoding": {
                "x": { "field": "layer", "type": "ordinal", "title": {{place.X("layer")}}, "axis": { "labelAngle": 0, "grid": false, "values": [{{string.Join(", ", ticks)}}] } },
                "y": { "field": "strength", "type": "nominal", "title": {{place.Y("strength")}}, "scale": { "domain": {{Spec.Texts(strengths)}} }, "axis": { "labelOverlap": false, "grid": false } },
                "color": { "field": "mean", "type": "quantitative", "title": "mean matching logit diff, nats", "scale": { "range": "diverging", "interpolate": "lab", "domain": [{{Spec.Text(-largest)}}, {{Spec.Text(largest)}}] } },
                "tooltip": [{ "field": "layer" }, { "field": "strength" }, { "field": "mean", "format": ".3f" }, { "field": "sd", "title": "SD", "format": ".3f" }]
              }
            }
            """);
        panel["data"] = Spec.Data(cell.Layers.SelectMany((layer, i) => cell.Units[i].Strengths.Select(strength => new JsonObject
        {
            ["layer"] = layer,
            ["strength"] = Spec.Strength(strength.Strength),
            ["mean"] = Spec.Number(strength.Mean),
            ["sd"] = Spec.Number(strength.Sd),
        })));
        return panel;
    }
}
