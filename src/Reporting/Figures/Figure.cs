using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>One figure: a Vega-Lite specification with its data inside.</summary>
/// <param name="Id">Names the SVG file and the anchor: <c>layer-delta-curves</c>, <c>strength-layer-heatmap-4B</c>.</param>
/// <param name="Section">The heading that it stands under; figures of one section follow each other.</param>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it and what the marks mean, in a sentence or two.</param>
/// <param name="Specification">The Vega-Lite specification, without colours of its own for background and text: a theme gives them.</param>
public sealed record Figure(string Id, string Section, string Title, string Caption, JsonObject Specification)
{
    /// <summary>A copy of the specification with the title in it, for a drawing that stands alone.</summary>
    public JsonObject Titled()
    {
        var titled = (JsonObject)Specification.DeepClone();
        titled["title"] = new JsonObject { ["text"] = Title, ["anchor"] = "start", ["offset"] = 12 };
        return titled;
    }
}
