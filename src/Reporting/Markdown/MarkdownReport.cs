using System.Text;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Findings;
using SteerCluster.Reporting.Overview;
using SteerCluster.Reporting.Tables;

namespace SteerCluster.Reporting.Markdown;

/// <summary>The report in GitHub's Markdown, for an issue or the appendix of a paper: words and tables, with links to the figures.</summary>
public static class MarkdownReport
{
    /// <summary>Writes it as UTF-8. The same data give the same bytes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="data">What was read and what it says.</param>
    /// <param name="figures">Figures that have been drawn as SVG; empty for none.</param>
    /// <param name="figuresFolder">Their folder as the file's links have it.</param>
    public static void Write(Stream stream, ReportData data, IReadOnlyList<Figure> figures, string figuresFolder)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine($"# {MarkdownText.Escape(SweepFacts.Name(data))}");
        writer.WriteLine();
        foreach (var (term, value) in SweepFacts.Of(data))
        {
            writer.WriteLine($"- {term}: {MarkdownText.Escape(value)}");
        }

        Findings(writer, "Key findings", KeyFindings.Of(data));
        Findings(writer, "Warnings", ReportWarnings.Of(data));
        foreach (var table in ReportTables.Of(data))
        {
            Table(writer, table);
        }

        if (figures.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("## Figures");
            writer.WriteLine();
            foreach (var figure in figures)
            {
                writer.WriteLine($"- [{MarkdownText.Escape(figure.Title)}]({figuresFolder}/{Uri.EscapeDataString(figure.Id)}.svg)");
            }
        }
    }

    private static void Findings(TextWriter writer, string title, IReadOnlyList<Finding> findings)
    {
        writer.WriteLine();
        writer.WriteLine($"## {title}");
        writer.WriteLine();
        if (findings.Count == 0)
        {
            writer.WriteLine("None.");
        }

        foreach (var finding in findings)
        {
            writer.WriteLine($"- **{MarkdownText.Escape(finding.Topic)}.** {MarkdownText.Escape(finding.Text)}");
            foreach (var line in finding.Details)
            {
                writer.WriteLine($"  - {MarkdownText.Escape(line)}");
            }
        }
    }

    private static void Table(TextWriter writer, ReportTable table)
    {
        writer.WriteLine();
        writer.WriteLine($"## {MarkdownText.Escape(table.Title)}");
        writer.WriteLine();
        if (table.Note is { } note)
        {
            writer.WriteLine(MarkdownText.Escape(note));
            writer.WriteLine();
        }

        writer.WriteLine($"| {string.Join(" | ", table.Columns.Select(column => MarkdownText.Escape(column.Title)))} |");
        writer.WriteLine($"|{string.Concat(table.Columns.Select(column => column.IsNumeric ? "---:|" : "---|"))}");
        foreach (var row in table.Rows)
        {
            writer.WriteLine($"| {string.Join(" | ", row.Select(cell => MarkdownText.Escape(cell.Text)))} |");
        }
    }
}
