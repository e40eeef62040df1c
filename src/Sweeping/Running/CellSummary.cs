namespace SteerCluster.Sweeping.Running;

/// <summary>The headline numbers of one (model, concept).</summary>
public sealed record CellSummary
{
    /// <summary>The model's label.</summary>
    public required string Model { get; init; }

    /// <summary>The concept's name.</summary>
    public required string Concept { get; init; }

    /// <summary>Blocks of the model.</summary>
    public required int LayerCount { get; init; }

    /// <summary>Eval items.</summary>
    public required int Items { get; init; }

    /// <summary>Layer with the largest delta.</summary>
    public required int BestLayer { get; init; }

    /// <summary>Delta at the best layer.</summary>
    public required double Delta { get; init; }

    /// <summary>Lower and upper end of delta's bootstrap interval.</summary>
    public required (double Low, double High) DeltaInterval { get; init; }

    /// <summary>Cohen's d at the best layer.</summary>
    public required double CohensD { get; init; }

    /// <summary>Mean answer mass at strength 0.</summary>
    public required double AnswerMass { get; init; }

    /// <summary>Layer chosen on one half of the items; null where the halves are too small.</summary>
    public int? HalfLayer { get; init; }

    /// <summary>Delta of that layer on the other half, with its interval.</summary>
    public (double Delta, double Low, double High)? HeldOut { get; init; }

    /// <summary>95th percentile of the random vectors' deltas on the other half, at that layer; null without controls.</summary>
    public double? RandomPercentile { get; init; }

    /// <summary>What is wrong with these numbers, in words; empty when nothing is known to be.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
