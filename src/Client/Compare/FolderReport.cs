using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Reporting.Comparison.Folders;

namespace SteerCluster.Client.Compare;

/// <summary>A comparison of two result folders as a table and a few lines.</summary>
internal static class FolderReport
{
    private const string LogitDiffs = "logit_diff_matching";

    public static void Print(Screen screen, FolderComparison comparison, bool passed)
    {
        screen.Json(Json(comparison, passed));
        var differing = comparison.Columns.Where(column => column.Differing > 0).ToArray();
        if (differing.Length > 0)
        {
            screen.Remark("* beyond the tolerance; columns in brackets are told and not judged");
            screen.Table(Table(differing));
        }

        foreach (var line in LogitDiffLines(comparison).Concat(BestLayerLines(comparison)))
        {
            screen.Line(line);
        }

        foreach (var warning in Warnings(comparison))
        {
            screen.Warn(warning);
        }

        screen.Line(Bytes(comparison));
        screen.Line(Conclusion(comparison, differing));
        screen.Next(
            ($"steer report {NextCommands.Quote(comparison.Second)}", "tables and figures of the second folder"),
            ($"steer compare {NextCommands.Quote(comparison.First)} {NextCommands.Quote(comparison.Second)} --json", "all columns, with both values"));
    }

    private static ResultTable Table(IReadOnlyList<ColumnDifference> columns)
    {
        var table = new ResultTable("column", ">rows", ">differ", ">largest", "at");
        foreach (var file in columns.GroupBy(column => column.File))
        {
            table.Row(file.Key, "", "", "", "");
            foreach (var column in file)
            {
                table.Row(
                    column.Limit is null ? $"  ({column.Column})" : $"  {column.Column}",
                    Amount.Whole(column.Rows), Amount.Whole(column.Differing),
                    (double.IsFinite(column.Largest) ? Amount.Error(column.Largest) : "text") + (column.Passed ? "" : "*"),
                    column.Where ?? "");
            }
        }

        return table;
    }

    private static IEnumerable<string> LogitDiffLines(FolderComparison comparison) =>
        from column in comparison.Columns
        where column.Column == LogitDiffs && column.Differing > 0
        select $"{LogitDiffs}: mean difference {Signed(column.MeanDifference)} (second minus first), mean absolute {Amount.Error(column.MeanAbsolute)}, r {Amount.Fixed(column.Pearson, 6)}";

    private static IEnumerable<string> BestLayerLines(FolderComparison comparison)
    {
        var moved = comparison.Cells.Where(cell => cell.Best.First != cell.Best.Second).ToArray();
        yield return $"best layers: the same in {comparison.Cells.Count - moved.Length} of {Amount.Count(comparison.Cells.Count, "cell")}";
        foreach (var cell in moved)
        {
            yield return $"  {cell.Model}/{cell.Concept}: {cell.Best.First} (delta {Amount.Signed(cell.Best.FirstDelta, 3)}) and {cell.Best.Second} (delta {Amount.Signed(cell.Best.SecondDelta, 3)}), "
                + (cell.Best.IsTie ? "a tie within the tolerance" : "no tie");
        }
    }

    private static IEnumerable<string> Warnings(FolderComparison comparison)
    {
        foreach (var note in comparison.Notes)
        {
            yield return $"conventions differ: {note}";
        }

        foreach (var (cells, folder) in new[] { (comparison.OnlyFirst, "first"), (comparison.OnlySecond, "second") }.Where(side => side.Item1.Count > 0))
        {
            yield return $"{Amount.Count(cells.Count, "cell")} in the {folder} folder only: {string.Join(", ", cells)}";
        }

        foreach (var cells in comparison.Cells.SelectMany(cell => cell.Unmatched.Select(text => (text, Cell: $"{cell.Model}/{cell.Concept}"))).GroupBy(found => found.text, found => found.Cell))
        {
            yield return $"{(cells.Count() == comparison.Cells.Count && cells.Count() > 1 ? "every cell" : string.Join(", ", cells))}: {cells.Key}";
        }

        foreach (var check in comparison.Summaries.Where(check => !check.Passed))
        {
            yield return SummaryText.Failure(check);
        }
    }

    private static string Bytes(FolderComparison comparison)
    {
        var (same, other) = (comparison.Cells.Sum(cell => cell.SameBytes.Count), comparison.Cells.Sum(cell => cell.OtherBytes.Count));
        return $"files: {(other == 0 ? $"all {same} are the same bytes" : $"{same} of {same + other} are the same bytes")}; {SummaryText.Line(comparison.Summaries)}";
    }

    private static string Conclusion(FolderComparison comparison, IReadOnlyList<ColumnDifference> differing)
    {
        var cells = Amount.Count(comparison.Cells.Count, "cell");
        var limit = $"the tolerance of {Amount.Error(comparison.Tolerance)} on a logit diff";
        var beyond = differing.Where(column => !column.Passed).ToArray();
        if (beyond.Length > 0)
        {
            var worst = beyond.MaxBy(column => column.Largest)!;
            return $"the folders differ beyond {limit}: {worst.Column} of {worst.File} at {worst.Where} is {worst.Values!.Value.First} and {worst.Values.Value.Second}";
        }

        return !comparison.Passed ? $"the folders differ: {(comparison.Cells.Any(cell => !cell.Best.Passed) ? "best layers that do not tie" : "summaries that do not follow from the rows")}"
            : comparison.SameBytes ? $"the same: {cells}, every file to the byte"
            : differing.Count == 0 ? $"the same: every number that both folders have, in {cells}"
            : $"the folders agree within {limit}, in {cells}";
    }

    private static string Signed(double value) => (value >= 0 ? "+" : "-") + Amount.Error(Math.Abs(value));

    private static object Json(FolderComparison comparison, bool passed) => new
    {
        Passed = passed,
        comparison.IsComplete,
        comparison.SameBytes,
        comparison.First,
        comparison.Second,
        comparison.Tolerance,
        comparison.Cells,
        comparison.OnlyFirst,
        comparison.OnlySecond,
        Columns = comparison.Columns.Select(column => new
        {
            column.File,
            column.Column,
            column.Rows,
            column.Differing,
            column.Largest,
            column.Limit,
            column.Passed,
            column.Where,
            FirstValue = column.Values?.First,
            SecondValue = column.Values?.Second,
            column.MeanDifference,
            column.MeanAbsolute,
            column.Pearson,
        }),
        comparison.Summaries,
        comparison.Notes,
    };
}
