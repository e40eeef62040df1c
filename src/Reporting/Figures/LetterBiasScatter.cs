using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>Delta over the items that (A) matches against delta over those that (B) does.</summary>
internal sealed class LetterBiasScatter : IFigureKind
{
    public string? Missing(ReportData data) => Rows(data).Any() ? null : "letter bias: in every cell all matching answers are one letter";

    public IEnumerable<Figure> Draw(ReportData data)
    {
        var models = CategoryScale.Models(data.Analysis);
        var concepts = Rows(data).GroupBy(row => (string)row["concept"]!).ToArray();
        yield return new Figure("letter-bias", FigureSections.Validity, "Letter bias",
            "Delta at the best layer by the letter that matches. On the diagonal a vector moves the behaviour; far from it, the letter: beyond the axes one letter's items move the wrong way.",
            Panels.Of(concepts, (concept, place) =>
            {
                var values = concept.SelectMany(row => new[] { (double)row["a"]!, (double)row["b"]! }).Append(0).ToArray();
                var margin = Math.Max((values.Max() - values.Min()) * 0.06, 0.1);
                var domain = $"\"scale\": {{ \"domain\": [{Spec.Text(values.Min() - margin)}, {Spec.Text(values.Max() + margin)}], \"nice\": false }}";
                var size = Math.Min(place.Width, 250);
                var panel = Spec.Object($$"""
                    {
                      "title": {{Spec.Text(concept.Key)}}, "width": {{size}}, "height": {{size}},
                      "encoding": {
                        "x": { "field": "a", "type": "quantitative", "title": {{place.X("delta where (A) matches, nats")}}, {{domain}} },
                        "y": { "field": "b", "type": "quantitative", "title": {{place.Y("delta where (B) matches, nats")}}, {{domain}} }
                      }
                    }
                    """);
                panel["layer"] = new JsonArray(
                    Spec.Zero("x"),
                    Spec.Zero("y"),
                    Spec.Layer(new[] { values.Min(), values.Max() }.Select(end => new JsonObject { ["a"] = Spec.Number(end), ["b"] = Spec.Number(end) }),
                        """{ "mark": { "type": "line", "strokeDash": [4, 4], "strokeWidth": 1, "color": "#8c8c8c" } }"""),
                    Spec.Object($$"""
                        {
                          "mark": { "type": "point", "filled": true, "size": 70 },
                          "encoding": {
                            "color": {{models.Color}}, "shape": {{models.Shape}}, "opacity": {{CategoryScale.Opacity()}},
                            "tooltip": [
                              { "field": "model" }, { "field": "a", "title": "delta where (A) matches", "format": ".3f" },
                              { "field": "b", "title": "delta where (B) matches", "format": ".3f" }, { "field": "bias", "title": "letter-bias share", "format": ".2f" }
                            ]
                          }
                        }
                        """));
                panel["data"] = Spec.Data(concept.Select(row => (JsonObject)row.DeepClone()));
                return panel;
            }, pick: "model"));
    }

    private static IEnumerable<JsonObject> Rows(ReportData data) => data.Analysis.Cells
        .Where(cell => double.IsFinite(cell.AtBest.Letters.DeltaMatchingA) && double.IsFinite(cell.AtBest.Letters.DeltaMatchingB))
        .Select(cell => new JsonObject
        {
            ["concept"] = cell.Concept,
            ["model"] = cell.Model.Label,
            ["a"] = Spec.Number(cell.AtBest.Letters.DeltaMatchingA),
            ["b"] = Spec.Number(cell.AtBest.Letters.DeltaMatchingB),
            ["bias"] = Spec.Number(cell.AtBest.Letters.BiasShare),
        });
}
