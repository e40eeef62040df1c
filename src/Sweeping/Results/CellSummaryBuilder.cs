using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Results;

/// <summary>Makes the headline numbers of a (model, concept).</summary>
public static class CellSummaryBuilder
{
    /// <summary>Makes them.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="statistics">Its statistics.</param>
    public static CellSummary Build(ConceptMeasurement measurement, CellStatistics statistics)
    {
        var best = statistics.AtBest;
        return new CellSummary
        {
            Model = measurement.ModelLabel,
            Concept = measurement.Concept,
            LayerCount = measurement.LayerCount,
            Items = best.Count,
            BestLayer = statistics.Best.Layer,
            Delta = best.Delta,
            DeltaInterval = (best.DeltaInterval.Low, best.DeltaInterval.High),
            CohensD = best.CohensD,
            AnswerMass = best.AnswerMass ?? double.NaN,
            HalfLayer = statistics.Half?.Layer,
            HeldOut = statistics.Half is { } half ? (half.Delta, half.DeltaInterval.Low, half.DeltaInterval.High) : null,
            RandomPercentile = statistics.HeldOutRandom?.Percentile95,
            Conventions = measurement.Conventions,
            Flags = CellFlags.Of(statistics),
        };
    }
}
