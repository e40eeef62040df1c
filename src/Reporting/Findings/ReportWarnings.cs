using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Findings;

/// <summary>What should make a reader doubt a sweep's numbers, one warning a kind, the most serious first.</summary>
public static class ReportWarnings
{
    /// <summary>Below this correlation the two methods are said to disagree.</summary>
    public const double LeastAgreement = 0.5;

    /// <summary>The warnings; empty when nothing is known to be wrong.</summary>
    /// <param name="data">What was read and what it says.</param>
    public static IReadOnlyList<Finding> Of(ReportData data) =>
    [
        .. FlagWarnings.Of(data.Analysis.Cells),
        .. Listed("Averages and comparisons", "These must be read with care.", data.Analysis.Warnings),
        .. Disagreeing(data),
        .. Unlike(data),
        .. Listed("The result folder", "Something in the folder was missing or odd.", data.Results.Notes),
        .. Listed("Not computed", "Some statistics need what the folder does not have.", data.Analysis.NotComputed),
    ];

    private static IEnumerable<Finding> Listed(string topic, string text, IReadOnlyList<string> lines) => lines.Count switch
    {
        0 => [],
        1 => [new Finding(topic, Sentence(lines[0]))],
        _ => [new Finding(topic, text) { Details = lines }],
    };

    private static IEnumerable<Finding> Disagreeing(ReportData data)
    {
        var known = data.Analysis.Agreements.Where(found => double.IsFinite(found.Pearson)).ToArray();
        var low = known.Where(found => found.Pearson < LeastAgreement).ToArray();
        return low.Length == 0
            ? []
            : [new Finding(
                "Methods that disagree",
                $"In {low.Length} of {NumberText.Count(known.Length, "comparison")} the layer curve of generated answers does not follow that of logit diffs (r below {NumberText.Fixed(LeastAgreement, 1)}): one of the two does not measure the behaviour there.")
            {
                Details = [.. low.Select(found => $"{found.Concept}, {found.Model ?? "all models"}: r = {NumberText.Fixed(found.Pearson)} over {NumberText.Count(found.Layers, "point")}")],
            }];
    }

    private static IEnumerable<Finding> Unlike(ReportData data)
    {
        var unlike = data.Results.Cells.Select(read => (read.Published, Cell: data.Analysis.Find(read.Samples.Concept, read.Samples.Model.Label)))
            .Where(pair => pair.Cell is { } cell && pair.Published is { } published && Differs(cell, published.BestLayer, published.BestDelta))
            .Select(pair => $"{pair.Cell!.Model.Label}, {pair.Cell.Concept}: summary.json says layer {pair.Published!.BestLayer}, delta {NumberText.Fixed(pair.Published.BestDelta, 4)}; "
                + $"the rows give layer {pair.Cell.Best.Layer}, delta {NumberText.Fixed(pair.Cell.AtBest.Delta, 4)}").ToArray();
        return unlike.Length == 0
            ? []
            : [new Finding("Summaries that differ", $"In {NumberText.Count(unlike.Length, "cell")} the folder's own summary does not follow from its rows; this report uses the rows.") { Details = unlike }];
    }

    // Ties may be broken otherwise, so the layer alone does not count.
    private static bool Differs(CellStatistics cell, int? layer, double? delta) =>
        delta is { } published ? Math.Abs(published - cell.AtBest.Delta) > 1e-6 : layer is { } at && at != cell.Best.Layer;

    private static string Sentence(string line) => $"{char.ToUpperInvariant(line[0])}{line[1..].TrimEnd('.')}.";
}
