using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Tables;

namespace SteerCluster.Reporting.Html;

/// <summary>The bar at the top: sections, and the button for light and dark.</summary>
internal static class Navigation
{
    public static Markup Of(IReadOnlyList<ReportTable> tables, IReadOnlyList<Figure> figures)
    {
        (string Id, string Title)[] sections =
        [
            ("findings", "Findings"), ("warnings", "Warnings"), .. tables.Take(1).Select(_ => ("tables", "Tables")),
            .. figures.Take(1).Select(_ => ("figures", "Figures")), ("about", "About"),
        ];
        return Markup.Of($"""
            <a class="skip" href="#findings">Skip to the findings</a>
            <nav class="bar" aria-label="Sections">
            <ul>{sections.Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>"))}</ul>
            <button type="button" id="theme" hidden>Dark</button>
            </nav>

            """);
    }
}
