using System.Text.Json.Nodes;
using SteerCluster.Reporting.Rendering;

namespace SteerCluster.Reporting.Figures;

/// <summary>
/// Colours and fonts of all figures: the Vega-Lite configuration that the page and <see cref="SvgRenderer"/> apply. The figures
/// themselves name scales (<c>category</c>, <c>diverging</c>), so that one specification is drawn in every theme.
/// </summary>
public sealed record FigureTheme
{
    private const string Font = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private FigureTheme(string name, string? background, string text, string quiet, string grid, string[] category)
    {
        Name = name;
        Background = background;
        Text = text;
        Quiet = quiet;
        Grid = grid;
        Category = category;
    }

    /// <summary>For paper and light pages, on white. Every categorical colour has a contrast of 2.9 or more with white.</summary>
    public static FigureTheme Light { get; } = new("light", "#ffffff", "#1f2328", "#57606a", "#e4e7eb",
        ["#0072b2", "#d55e00", "#009e73", "#aa3377", "#332288", "#8a7d00", "#3b9fc4", "#6e6e6e"]);

    /// <summary>For dark pages, on the page's own background. The same hues, lighter.</summary>
    public static FigureTheme Dark { get; } = new("dark", null, "#e6edf3", "#9aa4af", "#30363d",
        ["#4aa8e8", "#ff8b45", "#2cc79b", "#e87fb4", "#a99bf0", "#d3c54a", "#93d8f2", "#b4b4b4"]);

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    public string Name { get; }

    /// <summary>Behind the figure; null lets the page through.</summary>
    public string? Background { get; }

    /// <summary>Titles and labels.</summary>
    public string Text { get; }

    /// <summary>Axis lines and lesser text.</summary>
    public string Quiet { get; }

    /// <summary>Grid lines.</summary>
    public string Grid { get; }

    /// <summary>Colours of the models in their order: the hues of Okabe and Ito and of Tol, without yellow, so that colour-blind readers tell them apart.</summary>
    public IReadOnlyList<string> Category { get; }

    /// <summary>The configuration, for <c>vegaEmbed</c>'s option <c>config</c> or Vega-Lite's compiler.</summary>
    public JsonObject Config() => (JsonObject)JsonNode.Parse($$"""
        {
          "background": {{(Background is null ? "\"transparent\"" : $"\"{Background}\"")}},
          "font": "{{Font}}",
          "view": { "stroke": null },
          "concat": { "spacing": 24 },
          "title": { "color": "{{Text}}", "subtitleColor": "{{Quiet}}", "fontSize": 13, "subtitleFontSize": 11, "fontWeight": 600 },
          "axis": {
            "labelColor": "{{Text}}", "titleColor": "{{Text}}", "labelFontSize": 11, "titleFontSize": 11.5, "titleFontWeight": "normal",
            "domainColor": "{{Quiet}}", "tickColor": "{{Quiet}}", "gridColor": "{{Grid}}", "labelLimit": 0, "titleLimit": 0, "labelOverlap": true
          },
          "axisY": { "labelFlush": true },
          "header": { "labelColor": "{{Text}}", "titleColor": "{{Text}}", "labelFontSize": 12, "labelFontWeight": 600, "labelLimit": 0 },
          "legend": {
            "labelColor": "{{Text}}", "titleColor": "{{Text}}", "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": 600,
            "labelLimit": 0, "titleLimit": 0, "symbolStrokeWidth": 2, "symbolOpacity": 1, "layout": { "top": { "anchor": "start", "margin": 28 } }, "orient": "top", "titleOrient": "left", "offset": 8, "gradientLength": 220, "gradientThickness": 12
          },
          "text": { "color": "{{Text}}", "fontSize": 11 },
          "rule": { "color": "{{Quiet}}" },
          "tick": { "color": "{{Text}}" },
          "line": { "strokeWidth": 1.8 },
          "range": {
            "category": [{{string.Join(", ", Category.Select(colour => $"\"{colour}\""))}}],
            "diverging": ["#8c3d04", "#d9790f", "#f5b56b", "#f4f1ec", "#8fbcdb", "#3a7fb8", "#0b4a83"]
          }
        }
        """)!;
}
