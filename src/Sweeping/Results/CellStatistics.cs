using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Results;

/// <summary>All statistics of one (model, concept), computed once for all of its files.</summary>
public sealed record CellStatistics
{
    /// <summary>The layers, ascending.</summary>
    public required IReadOnlyList<int> Layers { get; init; }

    /// <summary>Statistics per layer, in the order of <see cref="Layers"/>.</summary>
    public required IReadOnlyList<UnitStatistics> Units { get; init; }

    /// <summary>The best layers over all items.</summary>
    public required BestLayer Best { get; init; }

    /// <summary>The best layer chosen on one half of the items and measured on the other; null where there are too few items.</summary>
    public required HalfSplit? Half { get; init; }

    /// <summary>The control vectors by kind, layer, index.</summary>
    public required IReadOnlyList<ControlDelta> Controls { get; init; }

    /// <summary>The settings.</summary>
    public required UnitStatisticsOptions Options { get; init; }

    /// <summary>Statistics at the best layer.</summary>
    public UnitStatistics AtBest => Units[IndexOf(Best.Layer)];

    /// <summary>The random vectors' deltas at the half-chosen layer, on the reporting half; null where none were measured there.</summary>
    public ControlStatistics? HeldOutRandom =>
        Half is { } half && Controls.Where(c => c.Kind == ControlDelta.Random && c.Layer == half.Layer).Select(c => c.HeldOutDelta).ToArray() is { Length: > 0 } deltas
            ? ControlStatistics.Of(half.Delta, deltas)
            : null;

    /// <summary>Computes the statistics.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="options">Settings; its items per group are taken from the measurement.</param>
    /// <exception cref="StatisticsException">A reading is not a finite number, or the shapes disagree.</exception>
    public static CellStatistics Of(ConceptMeasurement measurement, UnitStatisticsOptions options)
    {
        options = options with { ItemsPerGroup = measurement.ItemsPerGroup };
        var strengths = Enumerable.Range(0, measurement.Strengths.Count).ToArray();
        var mass = measurement.Baseline.Select(reading => reading.AnswerMass).ToArray();
        var concept = ConceptStatistics.Compute(
            measurement.Layers.Select((layer, i) => new UnitSamples(
                new UnitId(measurement.ModelLabel, measurement.Concept, layer),
                measurement.Strengths,
                [.. strengths.Select(s => measurement.Matching(i, s))],
                measurement.MatchingIsA,
                mass)),
            options);
        return new CellStatistics
        {
            Layers = measurement.Layers,
            Units = [.. concept.Units.Values],
            Best = concept.Best,
            Half = concept.HalfSplit,
            Controls = [.. measurement.Controls
                .OrderBy(control => control.Kind, StringComparer.Ordinal).ThenBy(control => control.Layer).ThenBy(control => control.Index)
                .Select(control => ControlDelta.Of(measurement, control))],
            Options = options,
        };
    }

    /// <summary>The place of a layer among <see cref="Layers"/>.</summary>
    /// <param name="layer">0-based block, one of the layers.</param>
    public int IndexOf(int layer) => Layers.ToList().IndexOf(layer);
}
