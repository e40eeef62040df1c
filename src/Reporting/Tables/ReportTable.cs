namespace SteerCluster.Reporting.Tables;

/// <summary>A table of a report, before it becomes HTML or Markdown.</summary>
/// <param name="Id">Names its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with one cell a column; the first cell names the row.</param>
/// <param name="Note">A sentence for the reader; null for none.</param>
internal sealed record ReportTable(
    string Id, string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows, string? Note = null);
