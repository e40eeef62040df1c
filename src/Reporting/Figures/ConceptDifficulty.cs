using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>How steerable each concept is as models grow: a line per concept, over parameters or else blocks.</summary>
internal sealed class ConceptDifficulty : IFigureKind
{
    private const double LabelGap = 14;

    public string? Missing(ReportData data) =>
        data.Analysis.Models.Count > 1 ? null : "concept difficulty over model size: the sweep has one model";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var bySize = data.Analysis.Models.All(model => model.Parameters > 0);
        var title = bySize ? "parameters, billions (log scale)" : "decoder blocks (the models' parameters are not known)";
        var concepts = CategoryScale.Concepts(data.Analysis);
        var sizes = data.Analysis.Models.ToDictionary(model => model.Label, model => bySize ? model.Parameters!.Value / 1e9 : model.Layers);
        var rows = data.Analysis.Cells.Select(cell => new JsonObject
        {
            ["model"] = cell.Model.Label,
            ["concept"] = cell.Concept,
            ["size"] = Spec.Number(sizes[cell.Model.Label]),
            ["delta"] = Spec.Number(cell.AtBest.Delta),
            ["d"] = Spec.Number(cell.AtBest.CohensD),
        }).OrderBy(row => (double)row["size"]!).ToArray();
        (string Field, string Title)[] measures = [("delta", "delta at the best layer, nats"), ("d", "Cohen's d at the best layer")];
        var spec = Panels.Of([.. measures.Where(measure => rows.Any(row => row[measure.Field] is not null))], (measure, place) =>
        {
            var panel = Spec.Object($$"""
                {
                  "width": {{place.Width}}, "height": 220,
                  "transform": [{ "filter": "isValid(datum.{{measure.Field}})" }],
                  "encoding": {
                    "x": { "field": "size", "type": "quantitative", "title": {{Spec.Text(title)}}, "scale": { {{(bySize ? "\"type\": \"log\"" : "\"zero\": false")}}, "nice": false, "padding": 14 }, "axis": { "grid": false, "labelExpr": "toString(datum.value)", {{(bySize ? Ticks(sizes.Values) : "\"tickCount\": 5, \"tickMinStep\": 1")}} } },
                    "y": { "field": "{{measure.Field}}", "type": "quantitative", "title": {{Spec.Text(measure.Title)}} },
                    "color": {{concepts.LineColor}}
                  },
                  "layer": [
                    { "mark": "line", "encoding": { "strokeDash": {{concepts.Dash}}, "opacity": {{CategoryScale.Opacity()}} } },
                    {
                      "mark": { "type": "point", "filled": true, "size": 45 },
                      "encoding": {
                        "opacity": {{CategoryScale.Opacity()}},
                        "tooltip": [{ "field": "model" }, { "field": "concept" }, { "field": "size", "title": "{{(bySize ? "billion parameters" : "blocks")}}" }, { "field": "delta", "format": ".3f" }, { "field": "d", "title": "Cohen's d", "format": ".3f" }]
                      }
                    }
                  ]
                }
                """);
            panel["data"] = Spec.Data(rows.Select(row => (JsonObject)row.DeepClone()));
            panel["layer"]!.AsArray().Insert(0, Spec.Zero("y"));
            panel["layer"]!.AsArray().Add(Labels(sizes, bySize, place.Width));
            return panel;
        }, pick: "concept");
        yield return new Figure("concept-difficulty", FigureSections.Effects, "Concepts over model size",
            "A line per concept through the models in order of size; the models stand above. Easy concepts lie high.", spec);
    }

    // A log scale's own ticks are crowded at the top of each decade.
    private static string Ticks(IReadOnlyCollection<double> sizes)
    {
        var round = Enumerable.Range(-3, 10).SelectMany(decade => new[] { 1, 2, 5 }.Select(first => first * Math.Pow(10, decade)))
            .Where(tick => tick >= sizes.Min() && tick <= sizes.Max()).ToArray();
        return round.Length > 1 ? $"\"values\": [{string.Join(", ", round.Select(Spec.Text))}]" : "\"tickCount\": 5";
    }

    private static JsonObject Labels(Dictionary<string, double> sizes, bool log, int width) => Spec.Layer(Spread(sizes, log, width), """
        {
          "mark": { "type": "text", "angle": 300, "align": "left", "baseline": "middle", "fontSize": 10 },
          "encoding": { "x": { "field": "size", "type": "quantitative" }, "y": { "value": -4 }, "color": null, "text": { "field": "text" } }
        }
        """);

    // Models of nearly one size would be written over each other; the later ones move to the right.
    private static IEnumerable<JsonObject> Spread(Dictionary<string, double> sizes, bool log, int width)
    {
        Func<double, double> forth = log ? Math.Log : size => size, back = log ? Math.Exp : place => place;
        var gap = (forth(sizes.Values.Max()) - forth(sizes.Values.Min())) * LabelGap / width;
        var next = double.NegativeInfinity;
        foreach (var group in sizes.GroupBy(pair => pair.Value, pair => pair.Key).OrderBy(group => group.Key))
        {
            var place = Math.Max(forth(group.Key), next);
            next = place + gap;
            yield return new JsonObject { ["size"] = Spec.Number(back(place)), ["text"] = string.Join(", ", group) };
        }
    }
}
