using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Results;

/// <summary>All statistics of one cell (model, concept), computed once for all of its files, tables and figures.</summary>
public sealed record CellStatistics
{
    /// <summary>What they were computed from.</summary>
    public required CellSamples Samples { get; init; }

    /// <summary>The layers, ascending.</summary>
    public required IReadOnlyList<int> Layers { get; init; }

    /// <summary>Statistics per layer, in the order of <see cref="Layers"/>.</summary>
    public required IReadOnlyList<UnitStatistics> Units { get; init; }

    /// <summary>The best layers over all items.</summary>
    public required BestLayer Best { get; init; }

    /// <summary>The best layer chosen on one half of the items and measured on the other; null where there are too few items.</summary>
    public required HalfSplit? Half { get; init; }

    /// <summary>The settings.</summary>
    public required UnitStatisticsOptions Options { get; init; }

    /// <summary>The model.</summary>
    public ModelFacts Model => Samples.Model;

    /// <summary>The concept's name.</summary>
    public string Concept => Samples.Concept;

    /// <summary>The control vectors by kind, layer, index.</summary>
    public IReadOnlyList<ControlDelta> Controls => Samples.Controls;

    /// <summary>Statistics at the best layer.</summary>
    public UnitStatistics AtBest => Units[IndexOf(Best.Layer)];

    /// <summary>Best layer / blocks.</summary>
    public double BestDepth => Best.Layer / (double)Model.Layers;

    /// <summary>The random vectors' deltas at the half-chosen layer, on the reporting half; null where none were measured there.</summary>
    public ControlStatistics? HeldOutRandom =>
        Half is { } half && Controls.Where(c => c.Kind == ControlDelta.Random && c.Layer == half.Layer).Select(c => c.HeldOutDelta).ToArray() is { Length: > 0 } deltas
            ? ControlStatistics.Of(half.Delta, deltas)
            : null;

    /// <summary>What should make a reader doubt the numbers; empty when nothing is known to.</summary>
    public IReadOnlyList<string> Flags => CellFlags.Of(this);

    /// <summary>Computes the statistics.</summary>
    /// <param name="samples">What was measured.</param>
    /// <param name="options">Settings; the items per group are taken from the samples.</param>
    /// <exception cref="StatisticsException">A value is not a finite number, or the shapes disagree.</exception>
    public static CellStatistics Of(CellSamples samples, UnitStatisticsOptions options)
    {
        options = options with { ItemsPerGroup = samples.ItemsPerGroup };
        var concept = ConceptStatistics.Compute(samples.Units, options);
        return new CellStatistics
        {
            Samples = samples,
            Layers = [.. concept.Units.Keys],
            Units = [.. concept.Units.Values],
            Best = concept.Best,
            Half = concept.HalfSplit,
            Options = options,
        };
    }

    /// <summary>The place of a layer among <see cref="Layers"/>.</summary>
    /// <param name="layer">0-based block, one of the layers.</param>
    public int IndexOf(int layer) => Layers.ToList().IndexOf(layer);
}
