using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Results;

/// <summary>The matching logit diffs of a measurement.</summary>
internal static class MatchingDiffs
{
    /// <summary>Of one layer at one strength, per item.</summary>
    public static double[] Matching(this ConceptMeasurement measurement, int layer, int strength) =>
        measurement.Matching(measurement.Readings(layer, strength));

    public static double[] Matching(this ConceptMeasurement measurement, IReadOnlyList<AnswerReading> readings) =>
        [.. readings.Select((reading, item) => reading.Matching(measurement.MatchingIsA[item]))];

    /// <summary>Whether an item is in the half that <see cref="Steering.Statistics.HalfSplit"/> reports on.</summary>
    public static bool IsHeldOut(this ConceptMeasurement measurement, int item) => item / measurement.ItemsPerGroup % 2 == 1;

    /// <summary>Mean, added in order.</summary>
    public static double Mean(IEnumerable<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            sum += value;
            count++;
        }

        return sum / count;
    }
}
