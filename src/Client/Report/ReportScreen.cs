using SteerCluster.Client.Quantities;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Reporting.Findings;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Client.Report;

/// <summary>What <c>steer report</c> prints.</summary>
internal static class ReportScreen
{
    public static void Print(Screen screen, WrittenReport report)
    {
        var (data, analysis) = (report.Data, report.Data.Analysis);
        var cells = analysis.Cells.Select(CellSummaryBuilder.Build).ToArray();
        var (findings, warnings) = (KeyFindings.Of(data), ReportWarnings.Of(data));
        screen.Json(new
        {
            report.Html, report.Markdown, report.Analysis, Figures = report.FiguresFolder,
            Cells = cells.Select(CellJson.Of), Findings = findings, Warnings = warnings, report.Remarks,
        });
        screen.Line(
            $"{Amount.Count(analysis.Models.Count, "model")} x {Amount.Count(analysis.Concepts.Count, "concept")}, {Amount.Count(cells.Length, "cell")}, "
            + $"{Amount.Count(analysis.Cells.Sum(cell => cell.Layers.Count), "unit")} in {data.Results.Folder}");
        screen.Line();
        screen.Table(CellTable.Of(cells, data.Results.Options.Confidence, cell => string.Join(", ", cell.Flags.Select(flag => flag.Split(": ", 2)[0]))));
        foreach (var warning in warnings)
        {
            screen.Line($"{warning.Topic}: {warning.Text}");
            foreach (var line in warning.Details)
            {
                screen.Line($"  {line}");
            }
        }

        Paths(screen, report);
    }

    /// <summary>The lines that say where the report is, and what was left out of it.</summary>
    public static void Paths(Screen screen, WrittenReport report)
    {
        foreach (var remark in report.Remarks)
        {
            screen.Warn(remark);
        }

        screen.Line($"report: {report.Html}");
        if (report.Markdown is { } markdown)
        {
            screen.Line($"summary: {markdown}");
        }

        if (report.FiguresFolder is { } folder)
        {
            screen.Line($"figures: {folder} ({report.Figures.Count})");
        }

        if (report.Analysis is { } analysis)
        {
            screen.Line($"analysis: {analysis}");
        }
    }
}
