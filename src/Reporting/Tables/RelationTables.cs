using SteerCluster.Steering.Analysis;

namespace SteerCluster.Reporting.Tables;

/// <summary>How effects go with the models' facts, and the two methods with each other.</summary>
internal static class RelationTables
{
    public static IEnumerable<ReportTable> Of(SweepAnalysis analysis)
    {
        yield return new ReportTable(
            "correlations", "Correlations with the models' facts",
            [
                TableColumn.Words("fact"),
                TableColumn.Words("effect", "the mean over a model's cells"),
                new("models"),
                new("Pearson r"),
                new("p", "two-sided, of Pearson's r, by Student's t; not corrected for the number of correlations"),
                new("Spearman ρ"),
            ],
            [.. analysis.Correlations.Where(found => double.IsFinite(found.Pearson)).Select(found => (IReadOnlyList<TableCell>)
            [
                TableCell.Of(found.Fact), TableCell.Of(found.Effect == "cohens_d" ? "d" : found.Effect), TableCell.Count(found.Models),
                TableCell.Fixed(found.Pearson), TableCell.Fixed(found.PValue, 3), TableCell.Fixed(found.Spearman),
            ])]);
        yield return new ReportTable(
            "agreement", "Generated answers and logit diffs",
            [TableColumn.Words("concept"), TableColumn.Words("model"), new("points", "layers that both methods have"), new("Pearson r", "of the two layer curves; over all models each curve is scaled to 0..1 first")],
            [.. analysis.Agreements.Select(found => (IReadOnlyList<TableCell>)
                [TableCell.Of(found.Concept), TableCell.Of(found.Model ?? "all models"), TableCell.Count(found.Layers), TableCell.Fixed(found.Pearson)])]);
    }
}
