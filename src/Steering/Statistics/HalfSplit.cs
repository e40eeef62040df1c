namespace SteerCluster.Steering.Statistics;

/// <summary>
/// The best layer chosen on one half of the items and measured on the other, so that the choice does not flatter the number:
/// chosen on the groups with an even index, reported on those with an odd one.
/// </summary>
/// <param name="Layer">The layer with the largest delta on the choosing half; of equal ones the lowest.</param>
/// <param name="ChosenDelta">Its delta on the choosing half, which is biased upwards.</param>
/// <param name="Delta">Its delta on the reporting half.</param>
/// <param name="DeltaInterval">Bootstrap interval of <paramref name="Delta"/>.</param>
/// <param name="CohensD">Its Cohen's d on the reporting half.</param>
/// <param name="CohensDInterval">Bootstrap interval of <paramref name="CohensD"/>.</param>
/// <param name="Count">Items in the reporting half.</param>
public sealed record HalfSplit(
    int Layer, double ChosenDelta, double Delta, Interval DeltaInterval, double CohensD, Interval CohensDInterval, int Count)
{
    /// <summary>Chooses and measures.</summary>
    /// <param name="layers">The swept layers.</param>
    /// <param name="high">Matching logit diffs at the highest strength, [layer][item].</param>
    /// <param name="low">The same at the lowest strength.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The result; null where there are too few items for two halves.</returns>
    public static HalfSplit? Of(
        IReadOnlyList<int> layers, IReadOnlyList<double[]> high, IReadOnlyList<double[]> low, UnitStatisticsOptions? options = null)
    {
        options ??= new UnitStatisticsOptions();
        if (high[0].Length <= options.ItemsPerGroup)
        {
            return null;
        }

        var chosen = BestLayer.Of(layers,
            [.. high.Zip(low, (h, l) => Moments.Mean(Half(h, 0, options)) - Moments.Mean(Half(l, 0, options)))]);
        var at = layers.ToList().IndexOf(chosen.Layer);
        var (highHalf, lowHalf) = (Half(high[at], 1, options), Half(low[at], 1, options));
        var (delta, effect) = Bootstrap.Of(highHalf, lowHalf, options);
        return new HalfSplit(
            chosen.Layer, chosen.Delta, Moments.Mean(highHalf) - Moments.Mean(lowHalf), delta,
            EffectSize.CohensD(highHalf, lowHalf), effect, highHalf.Length);
    }

    private static double[] Half(double[] values, int parity, UnitStatisticsOptions options) =>
        [.. values.Where((_, item) => item / options.ItemsPerGroup % 2 == parity)];
}
