using System.Globalization;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>The layer curves of generated answers and of logit diffs, each scaled to 0..1, with Pearson's r per concept.</summary>
internal sealed class MethodCurves : IFigureKind
{
    private static readonly string[] Methods = ["logit diff", "generated answers"];

    public string? Missing(ReportData data) => data.Analysis.Cells.Any(cell => Rows(cell).Length > 0)
        ? null
        : "generated answers against logit diffs: no cell has generated answers at two layers or more with unlike effects";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var models = CategoryScale.Models(data.Analysis);
        var concepts = data.Analysis.Concepts
            .Select(concept => (Name: concept, Rows: data.Analysis.Cells.Where(cell => cell.Concept == concept).SelectMany(Rows).ToArray()))
            .Where(concept => concept.Rows.Length > 0).ToArray();
        yield return new Figure("generation-against-logit", FigureSections.Generation, "Generated answers against logit diffs",
            "Effect over depth by both methods, at the layers that both have; each curve is scaled from its smallest to its largest value. r is Pearson's over all models of the concept.",
            Panels.Of(concepts, (concept, place) =>
            {
                var panel = Spec.Object($$"""
                    {
                      "title": { "text": {{Spec.Text(concept.Name)}}, "subtitle": {{Spec.Text(Agreement(data, concept.Name))}} }, "width": {{place.Width}}, "height": 170,
                      "encoding": {
                        "x": { "field": "depth", "type": "quantitative", "title": {{place.X("depth (layer / blocks)")}}, "scale": { "zero": false, "nice": false }, "axis": { "grid": false } },
                        "y": { "field": "scaled", "type": "quantitative", "title": {{place.Y("effect, scaled to 0..1")}} },
                        "color": {{models.LineColor}},
                        "opacity": {{CategoryScale.Opacity()}}
                      },
                      "layer": [
                        { "mark": "line", "encoding": { "strokeDash": { "field": "method", "type": "nominal", "title": "method", "scale": { "domain": {{Spec.Texts(Methods)}}, "range": [[1, 0], [4, 3]] }, "legend": { "symbolType": "stroke", "symbolSize": 500 } } } },
                        {
                          "mark": { "type": "point", "filled": true, "size": 14 },
                          "encoding": { "tooltip": [{ "field": "model" }, { "field": "method" }, { "field": "layer" }, { "field": "delta", "format": ".3f" }, { "field": "scaled", "format": ".2f" }] }
                        }
                      ]
                    }
                    """);
                panel["data"] = Spec.Data(concept.Rows);
                return panel;
            }, pick: "model"));
    }

    private static string Agreement(ReportData data, string concept) =>
        data.Analysis.Agreements.FirstOrDefault(agreement => agreement.Concept == concept && agreement.Model is null) is { } all && double.IsFinite(all.Pearson)
            ? string.Create(CultureInfo.InvariantCulture, $"r = {all.Pearson:0.00} over {all.Layers} points")
            : "r is undefined";

    private static JsonObject[] Rows(CellStatistics cell)
    {
        var common = (cell.Samples.Generation?.Layers ?? []).Where(point => cell.Layers.Contains(point.Layer) && double.IsFinite(point.Delta)).OrderBy(point => point.Layer).ToArray();
        return
        [
            .. Scaled(cell, Methods[0], [.. common.Select(point => (point.Layer, cell.Units[cell.IndexOf(point.Layer)].Delta))]),
            .. Scaled(cell, Methods[1], [.. common.Select(point => (point.Layer, point.Delta))]),
        ];
    }

    private static IEnumerable<JsonObject> Scaled(CellStatistics cell, string method, (int Layer, double Delta)[] curve)
    {
        if (curve.Length < 2 || curve.Min(point => point.Delta) is var low && curve.Max(point => point.Delta) is var high && !(high > low))
        {
            return [];
        }

        return curve.Select(point => new JsonObject
        {
            ["model"] = cell.Model.Label,
            ["method"] = method,
            ["layer"] = point.Layer,
            ["depth"] = Spec.Number(point.Layer / (double)cell.Model.Layers),
            ["delta"] = Spec.Number(point.Delta),
            ["scaled"] = Spec.Number((point.Delta - low) / (high - low)),
        });
    }
}
