using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>Cohen's d at the best layer, models by concepts, with the numbers in the cells.</summary>
internal sealed class EffectSizeHeatmap : IFigureKind
{
    public string? Missing(ReportData data) =>
        data.Analysis.Cells.Any(cell => double.IsFinite(cell.AtBest.CohensD)) ? null : "effect sizes: Cohen's d is undefined in every cell (one item, or no spread)";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var cells = data.Analysis.Cells.Where(cell => double.IsFinite(cell.AtBest.CohensD)).ToArray();
        var largest = Math.Max(cells.Max(cell => Math.Abs(cell.AtBest.CohensD)), 1e-9);
        var rows = cells.Select(cell => new JsonObject
        {
            ["model"] = cell.Model.Label,
            ["concept"] = cell.Concept,
            ["d"] = Spec.Number(cell.AtBest.CohensD),
            ["delta"] = Spec.Number(cell.AtBest.Delta),
            ["layer"] = cell.Best.Layer,
            ["low"] = Spec.Number(cell.AtBest.CohensDInterval.Low),
            ["high"] = Spec.Number(cell.AtBest.CohensDInterval.High),
        });
        var (models, concepts) = (data.Analysis.Models, data.Analysis.Concepts);
        var spec = Panels.Of([0], (_, _) =>
        {
            var panel = Spec.Object($$"""
                {
                  "width": { "step": 92 }, "height": { "step": 34 },
                  "encoding": {
                    "x": { "field": "concept", "type": "nominal", "title": null, "sort": null, "scale": { "domain": {{Spec.Texts(concepts)}} }, "axis": { "labelAngle": -25, "labelOverlap": false, "grid": false } },
                    "y": { "field": "model", "type": "nominal", "title": null, "sort": null, "scale": { "domain": {{Spec.Texts(models.Select(model => model.Label))}} }, "axis": { "labelOverlap": false, "grid": false } },
                    "tooltip": [
                      { "field": "model" }, { "field": "concept" }, { "field": "d", "title": "Cohen's d", "format": ".3f" },
                      { "field": "low", "title": "interval from", "format": ".3f" }, { "field": "high", "title": "to", "format": ".3f" },
                      { "field": "delta", "title": "delta, nats", "format": ".3f" }, { "field": "layer", "title": "best layer" }
                    ]
                  },
                  "layer": [
                    {
                      "mark": { "type": "rect", "cornerRadius": 2 },
                      "encoding": { "color": { "field": "d", "type": "quantitative", "title": "Cohen's d at the best layer", "scale": { "range": "diverging", "interpolate": "lab", "domain": [{{Spec.Text(-largest)}}, {{Spec.Text(largest)}}] } } }
                    },
                    {
                      "mark": { "type": "text", "fontSize": 12 },
                      "encoding": {
                        "text": { "field": "d", "type": "quantitative", "format": ".2f" },
                        "color": { "condition": { "test": "abs(datum.d) > {{Spec.Text(0.6 * largest)}}", "value": "#ffffff" }, "value": "#111111" }
                      }
                    }
                  ]
                }
                """);
            panel["data"] = Spec.Data(rows);
            return panel;
        });
        yield return new Figure("effect-size-heatmap", FigureSections.Effects, "Effect size by model and concept",
            "Cohen's d of the highest against the lowest strength at each cell's best layer. An empty cell was not measured, or d is undefined there.", spec);
    }
}
