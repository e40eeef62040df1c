using System.Text.Json.Nodes;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Figures;

/// <summary>Violins side by side: the density of the values, as wide as its slot, with the quartiles as lines.</summary>
/// <param name="models">Labels, one place each on the horizontal axis.</param>
/// <param name="slots">Violins of one model.</param>
/// <param name="color">The colour channel.</param>
internal sealed class Violins(IReadOnlyList<string> models, int slots, string color)
{
    private const int Points = 32;

    /// <summary>A panel.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="y">Title of the vertical axis.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="violins">One or more.</param>
    public JsonObject Panel(string title, string y, Place place, IReadOnlyList<Violin> violins)
    {
        var drawn = violins.Select(violin => (Violin: violin, Density: Density.Of(violin.Values))).ToArray();
        var panel = Spec.Object($$"""
            {
              "title": {{Spec.Text(title)}}, "width": {{place.Width}}, "height": 190,
              "encoding": {
                "x": {
                  "type": "quantitative", "field": "from", "title": {{place.X("model")}}, "scale": { "domain": [-0.5, {{Spec.Text(models.Count - 0.5)}}], "nice": false, "zero": false },
                  "axis": {
                    "values": [{{string.Join(", ", Enumerable.Range(0, models.Count))}}], "labelExpr": {{Spec.Text($"{Spec.Texts(models)}[datum.value]")}},
                    "labelAngle": {{(models.Max(model => model.Length) * 6.3 > (double)place.Width / models.Count ? -35 : 0)}}, "labelOverlap": false, "grid": false, "ticks": false
                  }
                },
                "y": { "type": "quantitative", "field": "value", "title": {{place.Y(y)}} }
              }
            }
            """);
        panel["layer"] = new JsonArray([Spec.Zero("y"), .. Shapes(drawn), .. Marks(drawn)]);
        return panel;
    }

    private IEnumerable<JsonObject> Shapes((Violin Violin, Density? Density)[] drawn)
    {
        var rows = drawn.Where(found => found.Density is not null).SelectMany(found => Outline(found.Violin, found.Density!)).ToArray();
        if (rows.Length > 0)
        {
            yield return Spec.Layer(rows, $$"""
                {
                  "mark": { "type": "area", "orient": "horizontal", "opacity": 0.85 },
                  "encoding": { "x2": { "field": "to" }, "color": {{color}}, "detail": { "field": "model" } }
                }
                """);
        }
    }

    private IEnumerable<JsonObject> Outline(Violin violin, Density density)
    {
        var curve = density.Curve(Points);
        var widest = curve.Max(point => point.Density);
        foreach (var (value, height) in curve)
        {
            yield return Row(violin, value, height / widest);
        }
    }

    private IEnumerable<JsonObject> Marks((Violin Violin, Density? Density)[] drawn)
    {
        var alike = drawn.Where(found => found.Density is null).ToArray();
        if (alike.Length > 0)
        {
            yield return Spec.Layer(alike.Select(found => Row(found.Violin, Quantile.Of(found.Violin.Values, 0.5), 0.8)), $$"""
                { "mark": { "type": "rule", "size": 3 }, "encoding": { "x2": { "field": "to" }, "color": {{color}} } }
                """);
        }

        var quartiles = drawn.Where(found => found.Density is not null).SelectMany(found =>
        {
            var widest = found.Density!.Curve(Points).Max(point => point.Density);
            return new[] { 0.25, 0.5, 0.75 }.Select(share =>
            {
                var value = Quantile.Of(found.Violin.Values, share);
                var row = Row(found.Violin, value, Math.Min(1, found.Density.At(value) / widest));
                row["thick"] = share == 0.5;
                return row;
            });
        });
        if (alike.Length < drawn.Length)
        {
            yield return Spec.Layer(quartiles, """
                { "mark": "rule", "encoding": { "x2": { "field": "to" }, "size": { "condition": { "test": "datum.thick", "value": 2.2 }, "value": 0.8 }, "color": { "value": "#111111" } } }
                """);
        }

        if (drawn.Any(found => found.Violin.Note is not null))
        {
            yield return Spec.Layer(drawn.Select(found => new JsonObject { ["at"] = Spec.Number(Centre(found.Violin)), ["note"] = found.Violin.Note }), """
                {
                  "mark": { "type": "text", "baseline": "bottom", "fontSize": 10 },
                  "encoding": { "x": { "field": "at", "type": "quantitative" }, "y": { "value": -2 }, "text": { "field": "note" } }
                }
                """);
        }

        yield return Spec.Layer(drawn.Select(found => Facts(found.Violin)), $$"""
            {
              "mark": { "type": "rect", "opacity": 0 },
              "encoding": {
                "x2": { "field": "to" }, "y2": { "field": "max" },
                "tooltip": [
                  { "field": "model" }, {{(slots > 1 ? """{ "field": "strength" },""" : "")}} { "field": "items" }, { "field": "mean", "format": ".3f" },
                  { "field": "q1", "title": "lower quartile", "format": ".3f" }, { "field": "median", "format": ".3f" }, { "field": "q3", "title": "upper quartile", "format": ".3f" },
                  { "field": "value", "title": "smallest", "format": ".3f" }, { "field": "max", "title": "largest", "format": ".3f" }
                ]
              }
            }
            """);
    }

    private JsonObject Facts(Violin violin)
    {
        var row = Row(violin, violin.Values.Min(), 1);
        row["max"] = Spec.Number(violin.Values.Max());
        row["items"] = violin.Values.Count;
        row["mean"] = Spec.Number(violin.Values.Average());
        row["q1"] = Spec.Number(Quantile.Of(violin.Values, 0.25));
        row["median"] = Spec.Number(Quantile.Of(violin.Values, 0.5));
        row["q3"] = Spec.Number(Quantile.Of(violin.Values, 0.75));
        return row;
    }

    private JsonObject Row(Violin violin, double value, double width)
    {
        var (centre, half) = (Centre(violin), 0.44 * width / slots);
        var row = new JsonObject { ["model"] = violin.Model };
        if (violin.Strength is { } strength)
        {
            row["strength"] = Spec.Strength(strength);
        }

        row["value"] = Spec.Number(value);
        row["from"] = Spec.Number(centre - half);
        row["to"] = Spec.Number(centre + half);
        return row;
    }

    // A model's violins share 0.9 of its place; the rest keeps it apart from its neighbours.
    private double Centre(Violin violin) => models.ToList().IndexOf(violin.Model) + (0.9 * (((violin.Slot + 0.5) / slots) - 0.5));
}
