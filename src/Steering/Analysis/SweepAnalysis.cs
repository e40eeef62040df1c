using SteerCluster.Steering.Results;

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

    /// <summary>The cell of a concept and a model; null where it was not measured.</summary>
    /// <param name="concept">The concept's name.</param>
    /// <param name="model">The model's label.</param>
    public CellStatistics? Find(string concept, string model) =>
        Cells.FirstOrDefault(cell => cell.Concept == concept && cell.Model.Label == model);
}
