using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

/// <summary>The building blocks against slow, obvious computations on random values, coarse ones with ties among them.</summary>
public class StatisticsProperties
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Moments_AnyValues_EqualTheTextbook() => ForAny(random =>
    {
        var values = Values(random, 1 + random.NextInt(30));
        var sorted = values.Order().ToArray();
        var n = values.Length;

        Close(values.Sum() / n, Moments.Mean(values));
        Close(n < 2 ? double.NaN : Math.Sqrt(Pairs(values).Sum(p => (p.X - p.Y) * (p.X - p.Y)) / (2.0 * n * (n - 1))), Moments.Sd(values));
        Close(n % 2 == 1 ? sorted[n / 2] : (sorted[(n / 2) - 1] + sorted[n / 2]) / 2, Moments.Median(values));
    });

    [Fact]
    public void Sd_EqualValues_IsZero() => ForAny(random =>
        Assert.Equal(0, Moments.Sd([.. Enumerable.Repeat((random.NextDouble() - 0.5) * Math.Pow(10, random.NextInt(20)), 2 + random.NextInt(200))])));

    [Fact]
    public void Quantile_AnyValues_EqualsMathNetsType7() => ForAny(random =>
    {
        var values = Values(random, 1 + random.NextInt(30));
        var probability = random.NextInt(5) == 0 ? random.NextInt(2) : random.NextDouble();

        var actual = Quantile.Of(values, probability);

        Close(MathNet.Numerics.Statistics.Statistics.QuantileCustom(values, probability, MathNet.Numerics.Statistics.QuantileDefinition.R7), actual);
        Assert.Equal(actual, Quantile.InPlace([.. values], probability));
    });

    [Fact]
    public void CohensD_AnyValues_DividesByTheMeanVariance() => ForAny(random =>
    {
        var (high, low) = (Values(random, 2 + random.NextInt(20)), Values(random, 2 + random.NextInt(20)));
        var variance = (MathNet.Numerics.Statistics.Statistics.Variance(high) + MathNet.Numerics.Statistics.Statistics.Variance(low)) / 2;

        Close(variance < 1e-20 ? double.NaN : (high.Average() - low.Average()) / Math.Sqrt(variance), EffectSize.CohensD(high, low));
    });

    [Fact]
    public void LetterSplit_AnyItems_AveragesEachLetter() => ForAny(random =>
    {
        var differences = Values(random, 1 + random.NextInt(12));
        var isA = differences.Select(_ => random.NextInt(2) == 0).ToArray();

        var split = LetterSplit.Of(differences, isA);

        var a = differences.Where((_, i) => isA[i]).DefaultIfEmpty(double.NaN).Average();
        var b = differences.Where((_, i) => !isA[i]).DefaultIfEmpty(double.NaN).Average();
        Close(a, split.DeltaMatchingA);
        Close(b, split.DeltaMatchingB);
        if (!double.IsNaN(a + b) && (a != 0 || b != 0))
        {
            // Half of the larger of the two sums is what the letters share; the rest is preference.
            Close(Math.Abs(a - b) / (2 * Math.Max(Math.Abs(a), Math.Abs(b))), split.BiasShare);
        }
    });

    [Fact]
    public void Slopes_AnyStrengths_MinimiseTheSquares() => ForAny(random =>
    {
        double[] strengths = [0, .. Enumerable.Range(0, 1 + random.NextInt(5)).Select(_ => (random.NextDouble() * 6) - 4).Where(s => s != 0).Distinct()];
        var row = Values(random, strengths.Length);

        var slope = Slopes.PerItem(strengths, [.. row.Select(y => new[] { y })])[0];

        Close(Pairs(strengths).Zip(Pairs(row), (x, y) => (x.X - x.Y) * (y.X - y.Y)).Sum() / Pairs(strengths).Sum(x => (x.X - x.Y) * (x.X - x.Y)), slope);
        var unit = UnitStatistics.Compute(strengths, [.. row.Select(y => new[] { y })], [true], options: new() { Resamples = 0 });
        Assert.Equal(slope < 0 ? 1 : 0, unit.AntiSteerableShare);
    });

    [Fact]
    public void AntiSteerableShare_AnyItems_CountsFallingLines() => ForAny(random =>
    {
        // With three symmetric strengths a line falls where the highest value is below the lowest.
        var items = 1 + random.NextInt(12);
        double[][] matching = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, items).Select(_ => (double)random.NextInt(4)).ToArray())];

        var unit = UnitStatistics.Compute([-1, 0, 1], matching, new bool[items], options: new() { Resamples = 0 });

        Assert.Equal(Enumerable.Range(0, items).Count(i => matching[2][i] < matching[0][i]) / (double)items, unit.AntiSteerableShare);
    });

    [Fact]
    public void BestLayer_AnyDeltas_IsTheFirstLargest() => ForAny(random =>
    {
        var deltas = Values(random, 1 + random.NextInt(12));
        int[] layers = [.. Enumerable.Range(0, deltas.Length)];
        random.Shuffle<int>(layers);

        var best = BestLayer.Of(layers, deltas);

        Assert.Equal(layers.Where((_, i) => deltas[i] == deltas.Max()).Min(), best.Layer);
        Assert.Equal(deltas.Max(), best.Delta);
        Assert.Equal(Math.Min(5, deltas.Length), best.Top5.Distinct().Count());
        var top = best.Top5.Select(layer => deltas[Array.IndexOf(layers, layer)]).ToArray();
        Assert.Equal(deltas.OrderDescending().Take(5), top);
        Assert.All(best.Top5.Zip(best.Top5.Skip(1)).Zip(top.Zip(top.Skip(1))), pair => Assert.True(pair.Second.First > pair.Second.Second || pair.First.First < pair.First.Second));
    });

    [Fact]
    public void HalfSplit_AnyItems_ChoosesOnEvenGroupsAndReportsOnOddOnes() => ForAny(random =>
    {
        var (size, items, layers) = (1 + random.NextInt(2), 3 + random.NextInt(12), 1 + random.NextInt(5));
        double[][] Layers() => [.. Enumerable.Range(0, layers).Select(_ => Values(random, items))];
        var (high, low) = (Layers(), Layers());
        var options = new UnitStatisticsOptions { Resamples = 20, ItemsPerGroup = size };

        var split = HalfSplit.Of([.. Enumerable.Range(0, layers)], high, low, options)!;

        var groups = Enumerable.Range(0, items).Chunk(size).ToArray();
        int[] even = [.. groups.Where((_, g) => g % 2 == 0).SelectMany(group => group)];
        int[] odd = [.. groups.Where((_, g) => g % 2 == 1).SelectMany(group => group)];
        var chosen = Enumerable.Range(0, layers).Select(layer => even.Average(i => high[layer][i]) - even.Average(i => low[layer][i])).ToArray();
        Close(chosen.Max(), split.ChosenDelta);
        Close(chosen[split.Layer], split.ChosenDelta);
        Assert.Equal(odd.Length, split.Count);
        Close(odd.Average(i => high[split.Layer][i]) - odd.Average(i => low[split.Layer][i]), split.Delta);
        var (delta, effect) = Bootstrap.Of([.. odd.Select(i => high[split.Layer][i])], [.. odd.Select(i => low[split.Layer][i])], options);
        Assert.Equal((delta, effect), (split.DeltaInterval, split.CohensDInterval));
    });

    [Fact]
    public void Correlation_AnyPairs_EqualsTheTextbook() => ForAny(random =>
    {
        var n = 2 + random.NextInt(10);
        var (x, y) = (Values(random, n), Values(random, n));
        var undefined = x.Distinct().Count() < 2 || y.Distinct().Count() < 2;

        var pearson = Correlation.Pearson(x, y);

        Close(undefined ? double.NaN : Pearson(x, y), pearson);
        Close(undefined ? double.NaN : Pearson(Ranks(x), Ranks(y)), Correlation.Spearman(x, y));
        Assert.True(undefined || pearson is >= -1 and <= 1);
    });

    [Fact]
    public void ControlStatistics_AnyDeltas_CountsThoseAtLeastAsLarge() => ForAny(random =>
    {
        var controls = Values(random, 1 + random.NextInt(20));
        var delta = Values(random, 1)[0];

        var statistics = ControlStatistics.Of(delta, controls);

        Assert.Equal((1.0 + controls.Count(c => c >= delta)) / (1 + controls.Length), statistics.PValue);
        Close(controls.Average(), statistics.Mean);
    });

    private static void ForAny(Action<SeededRandom> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(new SeededRandom((ulong)seed))).QuickCheckThrowOnFailure();

    private static double[] Values(SeededRandom random, int count)
    {
        var coarse = random.NextInt(2) == 0;
        return [.. Enumerable.Range(0, count).Select(_ => coarse ? random.NextInt(4) / 10.0 : (random.NextDouble() * 20) - 10)];
    }

    private static IEnumerable<(double X, double Y)> Pairs(double[] values) => values.SelectMany(_ => values, (x, y) => (x, y));

    private static double Pearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)) || (double.IsNaN(expected) && double.IsNaN(actual)),
            $"expected {expected}, found {actual}");
}
