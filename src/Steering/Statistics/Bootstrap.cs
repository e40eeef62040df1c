namespace SteerCluster.Steering.Statistics;

/// <summary>
/// Percentile bootstrap over items (Efron and Tibshirani 1993, section 13.3). All layers of a cell are resampled together, with the
/// same draws, so that layers are compared on the same items. The same bits on every platform.
/// </summary>
internal static class Bootstrap
{
    private static readonly Interval Undefined = new(double.NaN, double.NaN);

    /// <summary>Intervals of one layer.</summary>
    public static (Interval Delta, Interval CohensD) Of(double[] high, double[] low, UnitStatisticsOptions options) =>
        Of([high], [low], options)[0];

    /// <summary>Intervals of delta and Cohen's d by layer; resamples without a defined d are left out of its interval.</summary>
    /// <param name="high">Matching logit diffs at the highest strength, [layer][item].</param>
    /// <param name="low">The same at the lowest strength.</param>
    /// <param name="options">Number and seed of the resamples, their groups, and the confidence.</param>
    public static (Interval Delta, Interval CohensD)[] Of(
        IReadOnlyList<double[]> high, IReadOnlyList<double[]> low, UnitStatisticsOptions options)
    {
        var intervals = new (Interval Delta, Interval CohensD)[high.Count];
        if (options.Resamples == 0)
        {
            Array.Fill(intervals, (Undefined, Undefined));
            return intervals;
        }

        BootstrapBlock[] blocks =
        [
            .. Enumerable.Range(0, high.Count).Chunk(BootstrapBlock.Layers).Select(layers => new BootstrapBlock(
                [.. layers.Select(layer => high[layer])], [.. layers.Select(layer => low[layer])], options.Resamples)),
        ];
        Resample(high[0].Length, options, blocks);
        for (var layer = 0; layer < intervals.Length; layer++)
        {
            var block = blocks[layer / BootstrapBlock.Layers];
            var place = layer % BootstrapBlock.Layers;
            intervals[layer] = (Percentiles(block.Deltas[place], options.Confidence), Percentiles(block.Effects[place], options.Confidence));
        }

        return intervals;
    }

    /// <summary>Draws whole groups of neighbouring items, with replacement; the last group may be short.</summary>
    private static void Resample(int items, UnitStatisticsOptions options, BootstrapBlock[] blocks)
    {
        var size = options.ItemsPerGroup;
        var groups = (items + size - 1) / size;
        var random = new SeededRandom((ulong)options.Seed);
        var drawn = new int[groups * size];
        for (var resample = 0; resample < options.Resamples; resample++)
        {
            var count = 0;
            for (var g = 0; g < groups; g++)
            {
                var first = random.NextInt(groups) * size;
                for (var item = first; item < Math.Min(first + size, items); item++)
                {
                    drawn[count++] = item;
                }
            }

            foreach (var block in blocks)
            {
                block.Measure(drawn.AsSpan(0, count), resample);
            }
        }
    }

    private static Interval Percentiles(double[] values, double confidence)
    {
        var defined = Array.FindAll(values, value => !double.IsNaN(value));
        var tail = (1 - confidence) / 2;
        return new Interval(Quantile.InPlace(defined, tail), Quantile.InPlace(defined, 1 - tail));
    }
}
