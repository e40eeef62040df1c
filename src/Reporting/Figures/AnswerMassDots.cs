using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>P(A)+P(B) without steering, by concept and model, against the threshold.</summary>
internal sealed class AnswerMassDots : IFigureKind
{
    public string? Missing(ReportData data) =>
        data.Analysis.Cells.Any(cell => cell.AtBest.AnswerMass is not null) ? null : "answer mass: the files have no log-probabilities";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var cells = data.Analysis.Cells.Where(cell => cell.AtBest.AnswerMass is not null).ToArray();
        var concepts = data.Analysis.Concepts.Where(concept => cells.Any(cell => cell.Concept == concept));
        var axis = AnswerMassAxis.Of(cells.Select(cell => cell.AtBest.AnswerMass!.Value).Append(data.Results.Options.AnswerMassThreshold));
        var models = CategoryScale.Models(data.Analysis);
        var spec = Panels.Of([0], (_, place) =>
        {
            var panel = Spec.Object($$"""
                { "width": {{place.Width}}, "height": { "step": 9 } }
                """);
            panel["layer"] = new JsonArray(
                Spec.Layer(cells.Select(cell => new JsonObject
                {
                    ["concept"] = cell.Concept,
                    ["model"] = cell.Model.Label,
                    ["mass"] = Spec.Number(Math.Max(cell.AtBest.AnswerMass!.Value, AnswerMassAxis.Smallest)),
                }), $$"""
                    {
                      "mark": { "type": "point", "filled": true, "size": 55, "opacity": 1 },
                      "encoding": {
                        "x": { "field": "mass", "type": "quantitative", "title": "mean P(A)+P(B) at strength 0 (log scale)", {{axis}} },
                        "y": { "field": "concept", "type": "nominal", "title": null, "scale": { "domain": {{Spec.Texts(concepts)}}, "paddingInner": 0.3 }, "axis": { "labelOverlap": false, "grid": true, "bandPosition": 0.5 } },
                        "yOffset": { "field": "model", "type": "nominal", "scale": { "domain": {{Spec.Texts(data.Analysis.Models.Select(model => model.Label))}} } },
                        "color": {{models.Color}}, "shape": {{models.Shape}},
                        "tooltip": [{ "field": "model" }, { "field": "concept" }, { "field": "mass", "title": "answer mass", "format": ".4~g" }]
                      }
                    }
                    """),
                Spec.Layer([new JsonObject { ["mass"] = Spec.Number(data.Results.Options.AnswerMassThreshold) }], """
                    { "mark": { "type": "rule", "strokeDash": [5, 3], "strokeWidth": 1.5 }, "encoding": { "x": { "field": "mass", "type": "quantitative" } } }
                    """));
            return panel;
        });
        yield return new Figure("answer-mass", FigureSections.Validity, "Answer mass",
            "What share of the next token's probability the two answers have. Left of the dashed threshold a logit diff is a ratio of tail probabilities.", spec);
    }
}
