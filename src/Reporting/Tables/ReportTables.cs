namespace SteerCluster.Reporting.Tables;

/// <summary>The tables of a report; those without rows are left out.</summary>
internal static class ReportTables
{
    public static IReadOnlyList<ReportTable> Of(ReportData data) =>
        [.. new[] { CellTable.Of(data) }.Concat(GroupTables.Of(data.Analysis)).Concat(RelationTables.Of(data.Analysis)).Where(table => table.Rows.Count > 0)];
}
