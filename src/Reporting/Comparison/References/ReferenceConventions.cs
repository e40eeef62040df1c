namespace SteerCluster.Reporting.Comparison.References;

/// <summary>How published numbers were made.</summary>
public sealed record ReferenceConventions
{
    /// <summary><c>output</c>, or <c>input-to-output</c>: see <see cref="Steering.Results.MeasurementConventions"/>.</summary>
    public required string LayerConvention { get; init; }

    /// <summary><c>all</c>, <c>response</c> or <c>last</c>.</summary>
    public required string Positions { get; init; }

    /// <summary>The multipliers of the vector, ascending.</summary>
    public required IReadOnlyList<double> Strengths { get; init; }

    /// <summary>The layers swept begin at this share of the model's blocks.</summary>
    public required double LayersFrom { get; init; }

    /// <summary>Name of the prompt format; null where it is not told.</summary>
    public string? PromptFormat { get; init; }

    /// <summary><c>none</c>, <c>layer</c> or <c>residual</c>.</summary>
    public required string VectorNormalization { get; init; }

    /// <summary>The type that the model computed in, for people; null where it is not told.</summary>
    public string? Dtype { get; init; }

    /// <summary>How far delta may be off where the same was measured by another engine, in nats.</summary>
    public required double DeltaTolerance { get; init; }
}
