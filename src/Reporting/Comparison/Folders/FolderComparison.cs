using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>One result folder against another: two backends, two versions of the code, two machines.</summary>
public sealed record FolderComparison
{
    /// <summary>How far a logit diff may be off between two computations in float32.</summary>
    public const double Float32Tolerance = 5e-4;

    /// <summary>How far it may be off where one was computed in BF16: four of its steps of 0.125 near 16.</summary>
    public const double Bf16Tolerance = 0.5;

    /// <summary>The first folder.</summary>
    public required string First { get; init; }

    /// <summary>The second folder.</summary>
    public required string Second { get; init; }

    /// <summary>How far a logit diff may be off, in nats.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The cells that both have.</summary>
    public required IReadOnlyList<FolderCell> Cells { get; init; }

    /// <summary>Cells that the first has alone, as <c>model/concept</c>.</summary>
    public required IReadOnlyList<string> OnlyFirst { get; init; }

    /// <summary>Cells that the second has alone.</summary>
    public required IReadOnlyList<string> OnlySecond { get; init; }

    /// <summary>The columns of all files, over all cells.</summary>
    public required IReadOnlyList<ColumnDifference> Columns { get; init; }

    /// <summary>The folders' own summaries against their rows.</summary>
    public required IReadOnlyList<SummaryCheck> Summaries { get; init; }

    /// <summary>Where the two were measured under different conventions.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether both have the same cells, files, columns and rows.</summary>
    public bool IsComplete => OnlyFirst.Count + OnlySecond.Count + Cells.Sum(cell => cell.Unmatched.Count) == 0;

    /// <summary>Whether every file of every cell is the same to the byte.</summary>
    public bool SameBytes => IsComplete && Cells.All(cell => cell.OtherBytes.Count == 0);

    /// <summary>Whether nothing that both have differs beyond the tolerance.</summary>
    public bool Passed => Columns.All(column => column.Passed) && Cells.All(cell => cell.Best.Passed) && Summaries.All(check => check.Passed);

    /// <summary>Compares.</summary>
    /// <param name="first">One folder.</param>
    /// <param name="second">The other.</param>
    /// <param name="tolerance">How far a logit diff may be off, in nats.</param>
    /// <exception cref="ReportException">They have no cell in common, or a file can not be used.</exception>
    public static FolderComparison Of(SweepResults first, SweepResults second, double tolerance = Float32Tolerance)
    {
        var pairs = CellPair.Of(first, second);
        if (pairs.Count == 0)
        {
            throw new ReportException($"{first.Folder} and {second.Folder} have no cell in common: the first has {Names(first)}, the second {Names(second)}.");
        }

        var files = new CellFiles(tolerance);
        var cells = new List<FolderCell>();
        var summaries = new List<SummaryCheck>();
        foreach (var pair in pairs)
        {
            files.Compare(pair);
            var (a, b) = (Statistics(first, pair.First), Statistics(second, pair.Second));
            var best = BestLayers.Of(a, b, 2 * tolerance);
            cells.Add(new FolderCell(a.Model.Label, a.Concept, [.. files.SameBytes], [.. files.OtherBytes], best, [.. files.Unmatched]));
            summaries.AddRange(new[] { SummaryCheck.Of(pair.First, a), SummaryCheck.Of(pair.Second, b) }.OfType<SummaryCheck>());
        }

        return new FolderComparison
        {
            First = first.Folder,
            Second = second.Folder,
            Tolerance = tolerance,
            Cells = cells,
            OnlyFirst = [.. first.Cells.Except(pairs.Select(pair => pair.First)).Select(CellPair.NameOf)],
            OnlySecond = [.. second.Cells.Except(pairs.Select(pair => pair.Second)).Select(CellPair.NameOf)],
            Columns = files.Columns,
            Summaries = summaries,
            Notes = [.. pairs.SelectMany(ConventionDifferences.Of).Distinct()],
        };
    }

    private static CellStatistics Statistics(SweepResults results, CellResult cell) =>
        CellStatistics.Of(cell.Samples, results.Options with { Resamples = 0 });

    private static string Names(SweepResults results) => string.Join(", ", results.Cells.Select(CellPair.NameOf));
}
