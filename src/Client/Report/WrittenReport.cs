using SteerCluster.Reporting;
using SteerCluster.Reporting.Figures;

namespace SteerCluster.Client.Report;

/// <summary>A report and the files that hold it.</summary>
/// <param name="Data">What was read and what it says.</param>
/// <param name="Figures">The figures in it.</param>
/// <param name="Html">Path of the page.</param>
/// <param name="Markdown">Path of the summary for an issue or an appendix; null where it was not asked for.</param>
/// <param name="Analysis">Path of <c>analysis_summary.json</c>; null where another tool's was left as it is.</param>
/// <param name="FiguresFolder">Folder of the figures' files; null where none were drawn.</param>
/// <param name="Remarks">What was left out, and why.</param>
internal sealed record WrittenReport(
    ReportData Data, IReadOnlyList<Figure> Figures, string Html, string? Markdown, string? Analysis, string? FiguresFolder, IReadOnlyList<string> Remarks);
