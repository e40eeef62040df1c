using System.Text.Json.Nodes;
using SteerCluster.Reporting.Reading;

namespace SteerCluster.Reporting.Figures;

/// <summary>P(A)+P(B) over layers and strengths: a figure per concept, a panel per model.</summary>
internal sealed class AnswerMassCurves : IFigureKind
{
    public string? Missing(ReportData data) =>
        data.Results.Cells.Any(cell => cell.AnswerMass.Count > 0) ? null : "answer mass over layers: the files have no log-probabilities";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var scale = new StrengthScale(CellValues.Strengths(data));
        return data.Analysis.Concepts
            .Select(concept => (Concept: concept, Cells: data.Results.Cells.Where(cell => cell.Samples.Concept == concept && cell.AnswerMass.Count > 0).ToArray()))
            .Where(found => found.Cells.Length > 0)
            .Select(found => new Figure(
                $"answer-mass-layers-{Spec.Id(found.Concept)}", FigureSections.Validity, $"{found.Concept}: answer mass over layers",
                "Mean P(A)+P(B) when the layer is steered; strength 0 is the same at every layer. Steering that drives the mass down takes the model off the question. Dashed: the threshold.",
                Panel(found.Cells, scale, data.Results.Options.AnswerMassThreshold)));
    }

    private static JsonObject Panel(CellResult[] cells, StrengthScale scale, double threshold)
    {
        var decades = AnswerMassAxis.Of(cells.SelectMany(cell => cell.AnswerMass).Select(point => point.Mean).Append(threshold));
        return Panels.Of(cells, (cell, place) => Panel(cell, place, scale, decades, threshold));
    }

    private static JsonObject Panel(CellResult cell, Place place, StrengthScale scale, string decades, double threshold)
    {
        var panel = Spec.Object($$"""
            {
              "title": {{Spec.Text(cell.Samples.Model.Label)}}, "width": {{place.Width}}, "height": 130,
              "encoding": {
                "x": { "field": "layer", "type": "quantitative", "title": {{place.X("layer")}}, "scale": { "zero": false, "nice": false }, "axis": { "tickMinStep": 1, "format": "d", "grid": false } },
                "y": { "field": "mass", "type": "quantitative", "title": {{place.Y("mean P(A)+P(B)")}}, {{decades}} },
                "color": {{scale.LineColor}}
              },
              "layer": [
                { "mark": "line", "encoding": { "strokeDash": {{scale.Dash}} } },
                { "mark": { "type": "point", "filled": true, "opacity": 0, "size": 40 }, "encoding": { "tooltip": [{ "field": "layer" }, { "field": "strength" }, { "field": "mass", "title": "answer mass", "format": ".4~g" }] } }
              ]
            }
            """);
        panel["data"] = Spec.Data(cell.AnswerMass.Select(point => new JsonObject
        {
            ["layer"] = point.Layer,
            ["strength"] = Spec.Strength(point.Strength),
            ["mass"] = Spec.Number(Math.Max(point.Mean, AnswerMassAxis.Smallest)),
        }));
        panel["layer"]!.AsArray().Add(Spec.Layer([new JsonObject { ["mass"] = Spec.Number(threshold) }], """
            { "mark": { "type": "rule", "strokeDash": [5, 3] }, "encoding": { "x": null, "color": null, "y": { "field": "mass", "type": "quantitative" } } }
            """));
        return panel;
    }
}
