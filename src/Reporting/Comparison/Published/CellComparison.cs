using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>One (model, concept), measured and published. What was not measured or not published is null.</summary>
public sealed record CellComparison
{
    /// <summary>The model's label.</summary>
    public required string Model { get; init; }

    /// <summary>The concept's name.</summary>
    public required string Concept { get; init; }

    /// <summary>The worst of the three numbers' verdicts; or that one side is missing.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The layer with the largest delta.</summary>
    public LayerComparison? BestLayer { get; init; }

    /// <summary>Best layer / blocks, as measured.</summary>
    public double? Depth { get; init; }

    /// <summary>Best layer / blocks, as published.</summary>
    public double? PublishedDepth { get; init; }

    /// <summary>Delta at the best layer.</summary>
    public QuantityComparison? Delta { get; init; }

    /// <summary>Cohen's d at the best layer.</summary>
    public QuantityComparison? CohensD { get; init; }

    /// <summary>Number of items, as measured.</summary>
    public int? Items { get; init; }

    /// <summary>Number of items, as published.</summary>
    public int? PublishedItems { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="statistics">What was measured.</param>
    /// <param name="published">What was published.</param>
    /// <param name="study">The study.</param>
    /// <param name="tolerance">How far off numbers may be.</param>
    public static CellComparison Of(CellStatistics statistics, ReferenceCell published, ReferenceStudy study, ComparisonTolerance tolerance)
    {
        var best = LayerComparison.Of(statistics, published.BestLayer, tolerance.OfDelta(study));
        var delta = QuantityComparison.Of(statistics.Best.Delta, published.Delta, study.Decimals.Delta, tolerance.OfDelta(study));
        var d = QuantityComparison.Of(statistics.AtBest.CohensD, published.CohensD, study.Decimals.CohensD, tolerance.OfCohensD(published, study));
        return Missing(published, (Verdict)Math.Max((int)best.Verdict, Math.Max((int)delta.Verdict, (int)d.Verdict))) with
        {
            BestLayer = best,
            Depth = statistics.BestDepth,
            Delta = delta,
            CohensD = d,
            Items = statistics.AtBest.Count,
        };
    }

    /// <summary>A cell that was published and not measured.</summary>
    /// <param name="published">What was published.</param>
    public static CellComparison NotMeasured(ReferenceCell published) => Missing(published, Verdict.NotMeasured);

    /// <summary>A cell that was measured and not published.</summary>
    /// <param name="statistics">What was measured.</param>
    public static CellComparison NotPublished(CellStatistics statistics) => new()
    {
        Model = statistics.Model.Label,
        Concept = statistics.Concept,
        Verdict = Verdict.NotPublished,
        Depth = statistics.BestDepth,
        Items = statistics.AtBest.Count,
    };

    private static CellComparison Missing(ReferenceCell published, Verdict verdict) => new()
    {
        Model = published.Model.Label,
        Concept = published.Concept.Name,
        Verdict = verdict,
        PublishedDepth = published.Depth,
        PublishedItems = published.Concept.Items,
    };
}
