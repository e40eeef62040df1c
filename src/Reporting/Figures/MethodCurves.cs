using System.Globalization;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Figures;

/// <summary>
/// The layer curves of generated answers and of logit diffs, each scaled to 0..1: a figure per concept with Pearson's r over its
/// models, a panel per model with its own.
/// </summary>
internal sealed class MethodCurves : IFigureKind
{
    private static readonly string[] Methods = ["logit diff", "generated answers"];

    public string? Missing(ReportData data) => data.Analysis.Cells.Any(cell => Rows(cell).Length > 0)
        ? null
        : "generated answers against logit diffs: no cell has generated answers at two layers or more with unlike effects";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var models = CategoryScale.Models(data.Analysis);
        return data.Analysis.Concepts
            .Select(concept => (Name: concept, Cells: data.Analysis.Cells.Where(cell => cell.Concept == concept && Rows(cell).Length > 0).ToArray()))
            .Where(concept => concept.Cells.Length > 0)
            .Select(concept => new Figure(
                $"generation-against-logit-{Spec.Id(concept.Name)}", FigureSections.Generation,
                $"{concept.Name}: generated answers against logit diffs, {Agreement(data.Analysis, concept.Name, null)}",
                "Effect by both methods at the layers that both have; each curve is scaled from its smallest to its largest value. r is Pearson's: in the title over all models, above a panel over its own layers.",
                Panels.Of(concept.Cells, (cell, place) => Panel(cell, place, models, Agreement(data.Analysis, cell.Concept, cell.Model.Label)))));
    }

    private static JsonObject Panel(CellStatistics cell, Place place, CategoryScale models, string agreement)
    {
        var panel = Spec.Object($$"""
            {
              "title": { "text": {{Spec.Text(cell.Model.Label)}}, "subtitle": {{Spec.Text(agreement)}} }, "width": {{place.Width}}, "height": 130,
              "encoding": {
                "x": { "field": "layer", "type": "quantitative", "title": {{place.X("layer")}}, "scale": { "zero": false, "nice": false }, "axis": { "grid": false, "tickMinStep": 1, "format": "d" } },
                "y": { "field": "scaled", "type": "quantitative", "title": {{place.Y("effect, scaled to 0..1")}}, "axis": { "tickCount": 3 } },
                "color": {{models.PlainColor}}
              },
              "layer": [
                { "mark": "line", "encoding": { "strokeDash": { "field": "method", "type": "nominal", "title": "method", "scale": { "domain": {{Spec.Texts(Methods)}}, "range": [[1, 0], [4, 3]] }{{Legends.Line}} } } },
                {
                  "mark": { "type": "point", "filled": true, "size": 16, "opacity": 1 },
                  "encoding": { "tooltip": [{ "field": "model" }, { "field": "method" }, { "field": "layer" }, { "field": "delta", "format": ".3f" }, { "field": "scaled", "format": ".2f" }] }
                }
              ]
            }
            """);
        panel["data"] = Spec.Data(Rows(cell));
        return panel;
    }

    private static string Agreement(SweepAnalysis analysis, string concept, string? model) =>
        analysis.Agreements.FirstOrDefault(agreement => agreement.Concept == concept && agreement.Model == model) is { } found && double.IsFinite(found.Pearson)
            ? string.Create(CultureInfo.InvariantCulture, $"r = {found.Pearson:0.00} ({found.Layers} layers)")
            : "r undefined";

    private static JsonObject[] Rows(CellStatistics cell)
    {
        var common = (cell.Samples.Generation?.Layers ?? [])
            .Where(point => cell.Layers.Contains(point.Layer) && double.IsFinite(point.Delta)).OrderBy(point => point.Layer).ToArray();
        return
        [
            .. Scaled(cell, Methods[0], [.. common.Select(point => (point.Layer, cell.Units[cell.IndexOf(point.Layer)].Delta))]),
            .. Scaled(cell, Methods[1], [.. common.Select(point => (point.Layer, point.Delta))]),
        ];
    }

    private static IEnumerable<JsonObject> Scaled(CellStatistics cell, string method, (int Layer, double Delta)[] curve)
    {
        if (curve.Length < 2)
        {
            return [];
        }

        var (low, high) = (curve.Min(point => point.Delta), curve.Max(point => point.Delta));
        return high <= low ? [] : curve.Select(point => new JsonObject
        {
            ["model"] = cell.Model.Label,
            ["method"] = method,
            ["layer"] = point.Layer,
            ["delta"] = Spec.Number(point.Delta),
            ["scaled"] = Spec.Number((point.Delta - low) / (high - low)),
        });
    }
}
