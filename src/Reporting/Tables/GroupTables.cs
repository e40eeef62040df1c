using SteerCluster.Steering.Analysis;

namespace SteerCluster.Reporting.Tables;

/// <summary>The same numbers by model, concept, training method, architecture and depth.</summary>
internal static class GroupTables
{
    private static readonly IReadOnlyList<TableColumn> Effects =
    [
        new("cells"),
        new("mean delta"),
        new("SD of delta", "sample SD over the cells"),
        new("mean d", "mean Cohen's d over the cells"),
        new("SD of d", "sample SD over the cells"),
        new("mean depth", "mean of best layer / blocks"),
    ];

    public static IEnumerable<ReportTable> Of(SweepAnalysis analysis)
    {
        yield return Models(analysis);
        yield return Plain("concepts", "By concept", "concept", analysis.ByConcept);
        yield return Plain("training", "By training method", "training", analysis.ByTraining);
        yield return Plain("architecture", "Dense and mixture of experts", "architecture", analysis.ByArchitecture);
        if (analysis.Depth is { } depth)
        {
            yield return Plain("depth", "Shallow and deep models", "models", [depth.Shallow, depth.Deep]) with
            {
                Note = $"Shallow: up to {depth.Threshold} blocks. Delta of the shallow / that of the deep: {Text.NumberText.Fixed(depth.Ratio)}.",
            };
            yield return new ReportTable(
                "depth-concepts", "Shallow and deep models by concept",
                [TableColumn.Words("concept"), new("shallow delta"), new("deep delta"), new("ratio", "shallow / deep; undefined where the latter is not above zero")],
                [.. depth.Concepts.Select(concept => (IReadOnlyList<TableCell>)
                    [TableCell.Of(concept.Concept), TableCell.Signed(concept.ShallowDelta), TableCell.Signed(concept.DeepDelta), TableCell.Fixed(concept.Ratio)])]);
        }
    }

    private static ReportTable Models(SweepAnalysis analysis) => new(
        "models", "By model",
        [
            TableColumn.Words("model"),
            .. Effects,
            new("layers", "decoder blocks"),
            new("heads", "query heads / key-value heads"),
            new("parameters"),
            new("active", "parameters that one token uses"),
            TableColumn.Words("kind"),
            TableColumn.Words("training"),
        ],
        [.. analysis.ByModel.Select(group =>
        {
            var facts = analysis.Models.First(model => model.Label == group.Name);
            return (IReadOnlyList<TableCell>)
            [
                .. Cells(group),
                TableCell.Count(facts.Layers),
                facts.Heads is { } heads ? new TableCell(facts.KeyValueHeads is { } shared ? $"{heads} / {shared}" : $"{heads}", heads) : TableCell.Fixed(null),
                TableCell.Short(facts.Parameters),
                TableCell.Short(facts.ActiveParameters),
                TableCell.Of(facts.Architecture ?? Text.NumberText.Undefined),
                TableCell.Of(facts.Training ?? Text.NumberText.Undefined),
            ];
        })]);

    private static ReportTable Plain(string id, string title, string first, IReadOnlyList<EffectGroup> groups) =>
        new(id, title, [TableColumn.Words(first), .. Effects], [.. groups.Select(group => (IReadOnlyList<TableCell>)[.. Cells(group)])]);

    private static IEnumerable<TableCell> Cells(EffectGroup group) =>
    [
        TableCell.Of(group.Name),
        TableCell.Count(group.Cells),
        TableCell.Signed(group.MeanDelta),
        TableCell.Fixed(group.SdDelta),
        TableCell.Fixed(group.MeanCohensD),
        TableCell.Fixed(group.SdCohensD),
        TableCell.Percent(group.MeanDepth),
    ];
}
