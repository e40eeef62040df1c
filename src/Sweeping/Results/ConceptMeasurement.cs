using SteerCluster.Steering.Results;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Results;

/// <summary>Everything measured of one (model, concept); the result files are written from it alone.</summary>
public sealed record ConceptMeasurement
{
    /// <summary>The model.</summary>
    public required ModelFacts Model { get; init; }

    /// <summary>The concept's name.</summary>
    public required string Concept { get; init; }

    /// <summary>Swept layers, ascending.</summary>
    public required IReadOnlyList<int> Layers { get; init; }

    /// <summary>All strengths, ascending, with 0 among them.</summary>
    public required IReadOnlyList<double> Strengths { get; init; }

    /// <summary>Whether A is the matching answer, per eval item.</summary>
    public required IReadOnlyList<bool> MatchingIsA { get; init; }

    /// <summary>Neighbouring items that belong together (an item and its swapped order): 1 or 2.</summary>
    public int ItemsPerGroup { get; init; } = 1;

    /// <summary>Readings at strength 0, per eval item; the same for every layer.</summary>
    public required AnswerReading[] Baseline { get; init; }

    /// <summary>[layer][strength other than 0, ascending][item].</summary>
    public required AnswerReading[][][] Steered { get; init; }

    /// <summary>The vectors as extracted.</summary>
    public required ExtractedVectors Extracted { get; init; }

    /// <summary>[layer][hidden]: the vectors that were added, after normalisation.</summary>
    public required float[][] Vectors { get; init; }

    /// <summary>Control vectors' readings; empty where none were asked for.</summary>
    public IReadOnlyList<ControlMeasurement> Controls { get; init; } = [];

    /// <summary>Generated answers; empty where none were asked for.</summary>
    public IReadOnlyList<GeneratedSample> Generations { get; init; } = [];

    /// <summary>Under which conventions the numbers were made.</summary>
    public required MeasurementConventions Conventions { get; init; }

    /// <summary>Readings of one layer at one strength, 0 included.</summary>
    /// <param name="layer">Index into <see cref="Layers"/>.</param>
    /// <param name="strength">Index into <see cref="Strengths"/>.</param>
    public IReadOnlyList<AnswerReading> Readings(int layer, int strength)
    {
        if (Strengths[strength] == 0)
        {
            return Baseline;
        }

        var nonZero = Enumerable.Range(0, strength).Count(s => Strengths[s] != 0);
        return Steered[layer][nonZero];
    }
}
