using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Bench;

/// <summary>All statistics of a cell with 10,000 resamples, against resampling each layer the plain way; one thread.</summary>
internal static class BootstrapBench
{
    private const int Layers = 25;
    private const int Items = 100;
    private const int Resamples = 10_000;

    public static void Run()
    {
        var random = new SeededRandom(1);
        UnitSamples[] units = [.. Enumerable.Range(0, Layers).Select(layer => Unit(layer, random))];
        var options = new UnitStatisticsOptions { Resamples = Resamples };
        var seconds = Timing.Medians(
            3,
            () => ConceptStatistics.Compute(units, options),
            () => ConceptStatistics.Compute(units, options with { Resamples = 0 }),
            () => Plain(units));
        Console.WriteLine(FormattableString.Invariant(
            $"{Resamples} resamples x {Layers} layers x {Items} items, delta and d: {seconds[0]:F3} s with all statistics and the half-split, {seconds[1]:F4} s without resamples; plain resampling {seconds[2]:F2} s: {seconds[2] / (seconds[0] - seconds[1]):F0} x"));
    }

    private static UnitSamples Unit(int layer, SeededRandom random) => new(
        new UnitId("bench", "random", layer),
        [-1, 0, 1],
        [.. Enumerable.Range(-1, 3).Select(s => Enumerable.Range(0, Items).Select(_ => s + (10 * random.NextDouble())).ToArray())],
        [.. Enumerable.Range(0, Items).Select(item => item % 2 == 0)]);

    /// <summary>Layer by layer: draw the items, average them, sort.</summary>
    private static double Plain(UnitSamples[] units)
    {
        var ends = 0.0;
        foreach (var unit in units)
        {
            var random = new SeededRandom(0);
            var (deltas, effects) = (new double[Resamples], new double[Resamples]);
            var (high, low) = (new double[Items], new double[Items]);
            var (unitHigh, unitLow) = (unit.High, unit.Low);
            for (var b = 0; b < Resamples; b++)
            {
                for (var i = 0; i < Items; i++)
                {
                    var item = random.NextInt(Items);
                    (high[i], low[i]) = (unitHigh[item], unitLow[item]);
                }

                deltas[b] = high.Average() - low.Average();
                effects[b] = EffectSize.CohensD(high, low);
            }

            ends += Quantile.Of(deltas, 0.025) + Quantile.Of(deltas, 0.975) + Quantile.Of(effects, 0.025) + Quantile.Of(effects, 0.975);
        }

        return ends;
    }
}
