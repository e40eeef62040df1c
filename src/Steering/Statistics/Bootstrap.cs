namespace SteerCluster.Steering.Statistics;

/// <summary>Percentile bootstrap over items (Efron and Tibshirani 1993, section 13.3), the same bits on every platform.</summary>
internal static class Bootstrap
{
    /// <summary>Intervals of delta and Cohen's d; resamples without a defined d are left out of its interval.</summary>
    public static (Interval Delta, Interval CohensD) Of(ReadOnlySpan<double> high, ReadOnlySpan<double> low, UnitStatisticsOptions options)
    {
        if (options.Resamples == 0)
        {
            return (new Interval(double.NaN, double.NaN), new Interval(double.NaN, double.NaN));
        }

        var size = options.ItemsPerGroup;
        var groups = (high.Length + size - 1) / size;
        var random = new SeededRandom((ulong)options.Seed);
        var deltas = new double[options.Resamples];
        var effects = new List<double>(options.Resamples);
        var (drawnHigh, drawnLow) = (new List<double>(high.Length), new List<double>(high.Length));
        for (var b = 0; b < options.Resamples; b++)
        {
            drawnHigh.Clear();
            drawnLow.Clear();
            for (var g = 0; g < groups; g++)
            {
                var first = random.NextInt(groups) * size;
                var count = Math.Min(size, high.Length - first);
                drawnHigh.AddRange(high.Slice(first, count));
                drawnLow.AddRange(low.Slice(first, count));
            }

            var h = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(drawnHigh);
            var l = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(drawnLow);
            deltas[b] = Moments.Mean(h) - Moments.Mean(l);
            if (EffectSize.CohensD(h, l) is var d && !double.IsNaN(d))
            {
                effects.Add(d);
            }
        }

        return (Percentiles(deltas, options.Confidence), Percentiles([.. effects], options.Confidence));
    }

    private static Interval Percentiles(double[] values, double confidence)
    {
        Array.Sort(values);
        var tail = (1 - confidence) / 2;
        return new Interval(Quantile.OfSorted(values, tail), Quantile.OfSorted(values, 1 - tail));
    }
}
