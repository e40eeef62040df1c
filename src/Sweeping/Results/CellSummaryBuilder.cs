using SteerCluster.Steering.Results;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Results;

/// <summary>Makes the headline numbers of a (model, concept).</summary>
public static class CellSummaryBuilder
{
    /// <summary>Makes them.</summary>
    /// <param name="statistics">The cell's statistics.</param>
    public static CellSummary Build(CellStatistics statistics)
    {
        var best = statistics.AtBest;
        return new CellSummary
        {
            Model = statistics.Model.Label,
            Concept = statistics.Concept,
            LayerCount = statistics.Model.Layers,
            Items = best.Count,
            BestLayer = statistics.Best.Layer,
            Delta = best.Delta,
            DeltaInterval = (best.DeltaInterval.Low, best.DeltaInterval.High),
            CohensD = best.CohensD,
            AnswerMass = best.AnswerMass ?? double.NaN,
            HalfLayer = statistics.Half?.Layer,
            HeldOut = statistics.Half is { } half ? (half.Delta, half.DeltaInterval.Low, half.DeltaInterval.High) : null,
            RandomPercentile = statistics.HeldOutRandom?.Percentile95,
            Flags = statistics.Flags,
        };
    }
}
