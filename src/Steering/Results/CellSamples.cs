using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Results;

/// <summary>
/// What was measured of one cell (model, concept), as its statistics need it: straight from a measurement, or read from result
/// files, whoever wrote them.
/// </summary>
public sealed record CellSamples
{
    /// <summary>The model.</summary>
    public required ModelFacts Model { get; init; }

    /// <summary>The concept's name.</summary>
    public required string Concept { get; init; }

    /// <summary>One or more layers, ascending, with the same strengths and items.</summary>
    public required IReadOnlyList<UnitSamples> Units { get; init; }

    /// <summary>Neighbouring items that belong together (an item and its swapped order): 1 or 2.</summary>
    public int ItemsPerGroup { get; init; } = 1;

    /// <summary>The control vectors; empty where none were measured.</summary>
    public IReadOnlyList<ControlDelta> Controls { get; init; } = [];

    /// <summary>Under which conventions the numbers were made; null where that is not known.</summary>
    public MeasurementConventions? Conventions { get; init; }

    /// <summary>Generated answers; null where there are none.</summary>
    public GenerationCurve? Generation { get; init; }
}
