using System.Globalization;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Analysis;

namespace SteerCluster.Reporting.Figures;

/// <summary>Shallow models against deep ones: a pair of bars per concept with its cells as points, and the ratio.</summary>
internal sealed class DepthComparisonBars : IFigureKind
{
    public string? Missing(ReportData data) => data.Analysis.Depth is { Concepts.Count: > 0 }
        ? null
        : "shallow against deep models: all models of a concept have as many blocks";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var depth = data.Analysis.Depth!;
        var (shallow, deep) = ($"shallow (up to {depth.Threshold} blocks)", "deep (more)");
        var names = depth.Concepts.Select(concept => concept.Concept).ToArray();
        var models = CategoryScale.Models(data.Analysis);
        var points = data.Analysis.Cells.Where(cell => names.Contains(cell.Concept)).Select(cell => new JsonObject
        {
            ["concept"] = cell.Concept,
            ["group"] = cell.Model.Layers <= depth.Threshold ? shallow : deep,
            ["model"] = cell.Model.Label,
            ["blocks"] = cell.Model.Layers,
            ["delta"] = Spec.Number(cell.AtBest.Delta),
        });
        var header = new JsonObject { ["text"] = "ratio" };
        var ratios = depth.Concepts.Select(concept => new JsonObject
        {
            ["concept"] = concept.Concept, ["text"] = Ratio(concept.Ratio),
        });
        var spec = Panels.Of([0], (_, place) =>
        {
            var panel = Spec.Object($$"""
                {
                  "width": {{place.Width}}, "height": {{names.Length * 52}},
                  "encoding": { "y": { "field": "concept", "type": "nominal", "title": null, "scale": { "domain": {{Spec.Texts(names)}}, "paddingInner": 0.35 }, "axis": { "labelOverlap": false, "grid": false } } }
                }
                """);
            panel["layer"] = new JsonArray(
                Spec.Layer(depth.Concepts.SelectMany(concept => Bars(concept, shallow, deep)), $$"""
                    {
                      "mark": { "type": "bar", "opacity": 0.45 },
                      "encoding": {
                        "x": { "field": "delta", "type": "quantitative", "title": "mean delta at the best layer, nats", "axis": { "tickCount": 8 } },
                        "yOffset": { "field": "group", "type": "nominal", "scale": { "domain": {{Spec.Texts([shallow, deep])}} } },
                        "fill": { "field": "group", "type": "nominal", "title": "models", "scale": { "domain": {{Spec.Texts([shallow, deep])}}, "range": ["#6fa8cc", "#767676"] } },
                        "tooltip": [{ "field": "concept" }, { "field": "group", "title": "models" }, { "field": "delta", "title": "mean delta", "format": ".3f" }]
                      }
                    }
                    """),
                Spec.Layer(points, $$"""
                    {
                      "mark": { "type": "point", "filled": true, "size": 55, "opacity": 0.9 },
                      "encoding": {
                        "x": { "field": "delta", "type": "quantitative" },
                        "yOffset": { "field": "group", "type": "nominal" },
                        "color": {{models.Color}}, "shape": {{models.Shape}},
                        "tooltip": [{ "field": "model" }, { "field": "blocks" }, { "field": "concept" }, { "field": "delta", "format": ".3f" }]
                      }
                    }
                    """),
                Spec.Layer(ratios, $$"""
                    { "mark": { "type": "text", "align": "left" }, "encoding": { "x": { "value": {{place.Width + 8}} }, "text": { "field": "text" } } }
                    """),
                Spec.Layer([header], $$"""
                    { "mark": { "type": "text", "align": "left", "fontWeight": 600 }, "encoding": { "x": { "value": {{place.Width + 8}} }, "y": { "value": -6 }, "text": { "field": "text" } } }
                    """));
            return panel;
        });
        yield return new Figure("depth-comparison", FigureSections.Effects, "Shallow against deep models",
            $"Bars are means over models, points the models. At the right the ratio of shallow to deep; over all cells it is {Ratio(depth.Ratio)}.", spec);
    }

    private static IEnumerable<JsonObject> Bars(ConceptDepth concept, string shallow, string deep) =>
    [
        new JsonObject { ["concept"] = concept.Concept, ["group"] = shallow, ["delta"] = Spec.Number(concept.ShallowDelta) },
        new JsonObject { ["concept"] = concept.Concept, ["group"] = deep, ["delta"] = Spec.Number(concept.DeepDelta) },
    ];

    private static string Ratio(double ratio) =>
        double.IsFinite(ratio) ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}") : "undefined";
}
