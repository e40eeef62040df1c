using System.Text;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Findings;
using SteerCluster.Reporting.Overview;
using SteerCluster.Reporting.Rendering;
using SteerCluster.Reporting.Tables;

namespace SteerCluster.Reporting.Html;

/// <summary>
/// The report as one HTML file that asks for nothing else: scripts, styles, data and figures are in it, and its
/// Content-Security-Policy forbids every request. Text and tables are there without JavaScript, too.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page as UTF-8. The same data give the same bytes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="data">What was read and what it says.</param>
    /// <param name="figures">The figures, those of one section following each other.</param>
    public static void Write(Stream stream, ReportData data, IReadOnlyList<Figure> figures)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        var name = SweepFacts.Name(data);
        string[] scripts = figures.Count == 0
            ? [Inline.Script(Inline.Asset("report.js"))]
            : [.. new[] { VegaScripts.Vega, VegaScripts.VegaLite, VegaScripts.VegaEmbed, Inline.Asset("report.js") }.Select(Inline.Script)];
        var early = Inline.Script(Inline.Asset("theme.js"));
        var tables = ReportTables.Of(data);

        writer.Write(PageHead.Of(name, early, scripts).Html);
        writer.Write(Navigation.Of(tables, figures).Html);
        writer.Write("<main>\n");
        writer.Write(Opening.Of(name, SweepFacts.Of(data), KeyFindings.Of(data), ReportWarnings.Of(data)).Html);
        writer.Write(TablesSection.Of(tables, [.. LayerTables.Of(data.Analysis.Cells)]).Html);
        writer.Write(FiguresSection.Of(figures).Html);
        writer.Write(Appendix.Of(data, figures.Count > 0).Html);
        writer.Write("</main>\n");
        foreach (var script in scripts)
        {
            writer.Write($"<script>{script}</script>\n");
        }

        writer.Write("</body>\n</html>\n");
    }
}
