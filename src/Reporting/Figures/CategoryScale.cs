using SteerCluster.Steering.Analysis;

namespace SteerCluster.Reporting.Figures;

/// <summary>
/// What tells models (or concepts) apart: a colour of the theme, and a dash or a shape for those who cannot tell the colours. The
/// domain is always the whole sweep's, so that a model looks the same in every figure.
/// </summary>
/// <param name="field">The field with the name.</param>
/// <param name="names">All names in the sweep's order.</param>
internal sealed class CategoryScale(string field, IReadOnlyList<string> names)
{
    private static readonly string[] Dashes = ["[1,0]", "[7,2]", "[2,2]", "[9,2,2,2]", "[14,3]", "[5,5]", "[1,3]", "[9,2,2,2,2,2]"];

    private static readonly string[] Shapes =
        ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"];

    /// <summary>That of a sweep's models.</summary>
    public static CategoryScale Models(SweepAnalysis analysis) => new("model", [.. analysis.Models.Select(model => model.Label)]);

    /// <summary>That of a sweep's concepts.</summary>
    public static CategoryScale Concepts(SweepAnalysis analysis) => new("concept", analysis.Concepts);

    /// <summary>The colour channel.</summary>
    public string Color => Channel("");

    /// <summary>The colour channel where lines show it, so that the legend does.</summary>
    public string LineColor => Channel("", Legends.Line);

    /// <summary>The colour channel where a panel's title has the name already.</summary>
    public string PlainColor => Channel("", Legends.None);

    /// <summary>The dash channel, for lines.</summary>
    public string Dash => Channel($", \"range\": [{string.Join(", ", names.Select((_, i) => Of(Dashes, i)))}]", Legends.Line);

    /// <summary>The shape channel, for points.</summary>
    public string Shape => Channel($", \"range\": {Spec.Texts(names.Select((_, i) => Of(Shapes, i)))}");

    /// <summary>Full where the legend's pick is this name or none; otherwise faint.</summary>
    /// <param name="full">Opacity of what is picked.</param>
    /// <param name="faint">Opacity of the rest.</param>
    public static string Opacity(double full = 1, double faint = 0.1) =>
        $$"""{ "condition": { "param": "{{Panels.Picked}}", "value": {{Spec.Text(full)}} }, "value": {{Spec.Text(faint)}} }""";

    // Colours come again after eight names; shifted by one, dash and shape do not come again with them.
    private static string Of(string[] all, int index) => all[(index + (index / all.Length)) % all.Length];

    private string Channel(string range, string legend = "") =>
        $$"""{ "field": "{{field}}", "type": "nominal", "title": "{{field}}", "scale": { "domain": {{Spec.Texts(names)}}{{range}} }{{legend}} }""";
}
