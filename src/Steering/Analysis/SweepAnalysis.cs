using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>
/// What a whole sweep says: its cells, the same numbers grouped, and how they go with the models' facts. Effects are those of each
/// cell's best layer. Formulas and sources: <c>docs/statistics.md</c>.
/// </summary>
public sealed record SweepAnalysis
{
    /// <summary>The cells: concepts in order of appearance, in each the models in order of appearance.</summary>
    public required IReadOnlyList<CellStatistics> Cells { get; init; }

    /// <summary>The models, in order of appearance.</summary>
    public required IReadOnlyList<ModelFacts> Models { get; init; }

    /// <summary>The concepts, in order of appearance.</summary>
    public required IReadOnlyList<string> Concepts { get; init; }

    /// <summary>One group per model.</summary>
    public required IReadOnlyList<EffectGroup> ByModel { get; init; }

    /// <summary>One group per concept.</summary>
    public required IReadOnlyList<EffectGroup> ByConcept { get; init; }

    /// <summary>One group per training method; empty where fewer than two are known.</summary>
    public required IReadOnlyList<EffectGroup> ByTraining { get; init; }

    /// <summary>Dense models against mixtures of experts; empty where only one kind is known.</summary>
    public required IReadOnlyList<EffectGroup> ByArchitecture { get; init; }

    /// <summary>Shallow models against deep ones; null where all have as many blocks.</summary>
    public required DepthComparison? Depth { get; init; }

    /// <summary>How steerability goes with the models' facts.</summary>
    public required IReadOnlyList<FactCorrelation> Correlations { get; init; }

    /// <summary>How well generated answers agree with logit diffs; empty where nothing was generated.</summary>
    public required IReadOnlyList<MethodAgreement> Agreements { get; init; }

    /// <summary>What a reader must know before using an average, such as mixed conventions.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What could not be computed, and why.</summary>
    public required IReadOnlyList<string> NotComputed { get; init; }

    /// <summary>Groups and correlates.</summary>
    /// <param name="cells">The cells in any order; those of a concept or a model need not be together.</param>
    /// <exception cref="StatisticsException">A cell is there twice.</exception>
    public static SweepAnalysis Of(IReadOnlyList<CellStatistics> cells)
    {
        if (cells.GroupBy(cell => (cell.Concept, cell.Model.Label)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new StatisticsException(
                $"{twice.Key.Label}, {twice.Key.Concept}: expected one cell, found {twice.Count()} "
                + $"(models {string.Join(", ", twice.Select(cell => cell.Model.Id))}); give the models labels of their own.");
        }

        var models = cells.Select(cell => cell.Model).DistinctBy(model => model.Label).ToList();
        var concepts = cells.Select(cell => cell.Concept).Distinct().ToList();
        var labels = models.ConvertAll(model => model.Label);
        var ordered = cells.OrderBy(cell => concepts.IndexOf(cell.Concept)).ThenBy(cell => labels.IndexOf(cell.Model.Label)).ToList();
        var byModel = EffectGroups.By(ordered, cell => cell.Model.Label);
        var analysis = new SweepAnalysis
        {
            Cells = ordered,
            Models = models,
            Concepts = concepts,
            ByModel = [.. byModel.OrderBy(group => labels.IndexOf(group.Name))],
            ByConcept = EffectGroups.By(ordered, cell => cell.Concept),
            ByTraining = EffectGroups.Compared(ordered, cell => cell.Model.Training),
            ByArchitecture = EffectGroups.Compared(ordered, cell => cell.Model.Architecture),
            Depth = DepthSplit.Of(ordered),
            Correlations = FactCorrelations.Of(models, byModel),
            Agreements = MethodAgreements.Of(ordered),
            Warnings = AnalysisWarnings.Of(ordered, models, concepts),
            NotComputed = [],
        };
        return analysis with { NotComputed = AnalysisGaps.Of(analysis) };
    }

    /// <summary>The cell of a concept and a model; null where it was not measured.</summary>
    /// <param name="concept">The concept's name.</param>
    /// <param name="model">The model's label.</param>
    public CellStatistics? Find(string concept, string model) =>
        Cells.FirstOrDefault(cell => cell.Concept == concept && cell.Model.Label == model);
}
