namespace SteerCluster.Steering.Statistics;

/// <summary>The statistics of one (model, concept) over its layers.</summary>
/// <param name="Units">Statistics by layer, ascending.</param>
/// <param name="Best">The best layer on all items, and the next ones.</param>
/// <param name="HalfSplit">The best layer chosen on one half of the items and measured on the other; null for too few items.</param>
public sealed record ConceptStatistics(SortedDictionary<int, UnitStatistics> Units, BestLayer Best, HalfSplit? HalfSplit)
{
    /// <summary>The statistics of the best layer.</summary>
    public UnitStatistics BestUnit => Units[Best.Layer];

    /// <summary>Computes the statistics.</summary>
    /// <param name="samples">One or more units of one (model, concept), each with another layer and the same items.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="StatisticsException">A value is not finite, the shapes disagree, or a layer is there twice.</exception>
    public static ConceptStatistics Compute(IEnumerable<UnitSamples> samples, UnitStatisticsOptions? options = null)
    {
        options ??= new UnitStatisticsOptions();
        var ordered = samples.OrderBy(unit => unit.Unit.Layer).ToArray();
        var units = new SortedDictionary<int, UnitStatistics>();
        foreach (var unit in ordered)
        {
            var statistics = UnitStatistics.Compute(unit, options with { Resamples = 0 });
            if (unit.MatchingIsA.Count != ordered[0].MatchingIsA.Count || !units.TryAdd(unit.Unit.Layer, statistics))
            {
                throw new StatisticsException($"{unit.Unit}: expected each layer once, with the {ordered[0].MatchingIsA.Count} items of the others.");
            }
        }

        int[] layers = [.. units.Keys];
        var best = BestLayer.Of(layers, [.. units.Values.Select(unit => unit.Delta)]);
        double[][] high = [.. ordered.Select(unit => unit.High)];
        double[][] low = [.. ordered.Select(unit => unit.Low)];
        var intervals = Bootstrap.Of(high, low, options);
        for (var i = 0; i < layers.Length; i++)
        {
            units[layers[i]] = units[layers[i]] with { DeltaInterval = intervals[i].Delta, CohensDInterval = intervals[i].CohensD };
        }

        return new ConceptStatistics(units, best, HalfSplit.Of(layers, high, low, options));
    }
}
