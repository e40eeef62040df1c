using System.Globalization;
using SteerCluster.Reporting.Tables;

namespace SteerCluster.Reporting.Html;

/// <summary>The tables; the page's script makes their headings sort.</summary>
internal static class TablesSection
{
    public static Markup Of(IReadOnlyList<ReportTable> tables, IReadOnlyList<ReportTable> layers) => tables.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
        <section id="tables" aria-labelledby="tables-title">
        <h2 id="tables-title">Tables</h2>
        <p class="hint" hidden>A heading sorts its table; once more reverses the order.</p>
        {tables.Select(table => Shown(table))}<h3 id="layers">Every layer</h3>
        {layers.Select(Folded)}</section>

        """);

    private static Markup Shown(ReportTable table) => Markup.Of($"""
        <h3 id="table-{table.Id}">{table.Title}</h3>
        {(table.Note is { } note ? Markup.Of($"<p>{note}</p>\n") : Markup.Empty)}{Table(table, $"table-{table.Id}")}{Meanings(table)}
        """);

    private static Markup Folded(ReportTable table) => Markup.Of($"""
        <details class="fold"><summary id="table-{table.Id}">{table.Title}</summary>
        {Table(table, $"table-{table.Id}")}</details>

        """);

    private static Markup Table(ReportTable table, string label) => Markup.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-labelledby="{label}"><table class="sortable" aria-labelledby="{label}">
        <thead><tr>{table.Columns.Select(Heading)}</tr></thead>
        <tbody>
        {table.Rows.Select(row => Markup.Of($"<tr>{row.Select((cell, at) => Cell(cell, table.Columns[at], at == 0))}</tr>\n"))}</tbody>
        </table></div>

        """);

    private static Markup Heading(TableColumn column) => Markup.Of(
        $"<th scope=\"col\"{Class(column)}{(column.Meaning is { } meaning ? Markup.Of($" title=\"{meaning}\"") : Markup.Empty)}>{column.Title}</th>");

    private static Markup Cell(TableCell cell, TableColumn column, bool first)
    {
        // A value is written only where the text would not sort as it does.
        var value = cell.Value is { } number && cell.Text != number.ToString(CultureInfo.InvariantCulture)
            ? Markup.Of($" data-value=\"{(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "")}\"")
            : Markup.Empty;
        return first
            ? Markup.Of($"<th scope=\"row\"{value}>{cell.Text}</th>")
            : Markup.Of($"<td{Class(column)}{value}>{cell.Text}</td>");
    }

    private static Markup Class(TableColumn column) => column.IsNumeric ? Markup.Of($" class=\"n\"") : Markup.Empty;

    private static Markup Meanings(ReportTable table)
    {
        var meant = table.Columns.Where(column => column.Meaning is not null).ToArray();
        return meant.Length == 0
            ? Markup.Empty
            : Markup.Of($"<details class=\"meanings\"><summary>What the columns mean</summary><dl>{meant.Select(column => Markup.Of($"<div><dt>{column.Title}</dt><dd>{column.Meaning}</dd></div>"))}</dl></details>\n");
    }
}
