using System.Text.Json.Nodes;
using SteerCluster.Reporting.Figures;

namespace SteerCluster.Reporting.Html;

/// <summary>The figures: their specifications as data, which the page's script draws when they come near the view.</summary>
internal static class FiguresSection
{
    public static Markup Of(IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0)
        {
            return Markup.Empty;
        }

        var sections = figures.GroupBy(figure => figure.Section).Select((section, at) => Markup.Of($"""
            <h3 id="figures-{at + 1}">{section.Key}</h3>
            {section.Select(One)}
            """)).ToArray();
        return Markup.Of($"""
            <section id="figures" aria-labelledby="figures-title">
            <h2 id="figures-title">Figures</h2>
            <noscript><p>Figures are drawn by JavaScript, which is off. The folder "figures" beside this page has them as SVG.</p></noscript>
            <ul class="contents">{figures.Select(figure => figure.Section).Distinct().Select((section, at) => Markup.Of($"<li><a href=\"#figures-{at + 1}\">{section}</a></li>"))}</ul>
            {sections}</section>
            {Inline.Data("figure-themes", new JsonObject { ["light"] = FigureTheme.Light.Config(), ["dark"] = FigureTheme.Dark.Config() })}
            """);
    }

    private static Markup One(Figure figure) => Markup.Of($"""
        <figure id="figure-{figure.Id}" class="vega" data-state="waiting" data-name="{figure.Id}">
        <h4 id="figure-{figure.Id}-title">{figure.Title}</h4>
        <div class="scroll"><div class="drawing" role="img" aria-labelledby="figure-{figure.Id}-title"></div></div>
        <figcaption>{figure.Caption}</figcaption>
        {Inline.Data($"spec-{figure.Id}", figure.Specification)}</figure>

        """);
}
