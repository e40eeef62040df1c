using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Steering.Statistics;
using Interval = SteerCluster.Steering.Statistics.Interval;

namespace SteerCluster.Steering.Tests.Statistics;

public class BootstrapTests
{
    private static readonly double[] High = [3.1, 4.7, 2.2, 5.9, 1.4, 3.3, 2.8, 4.1];
    private static readonly double[] Low = [1.0, 2.5, 0.3, 1.9, 1.6, -0.4, 0.9, 2.2];

    /// <summary>To the last bit: lanes, blocks and selection change nothing.</summary>
    [Fact]
    public void Of_AnyLayers_EqualsTheObviousResampling() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new SeededRandom((ulong)seed);
        var options = new UnitStatisticsOptions
        {
            Resamples = 1 + random.NextInt(60), Seed = random.NextInt(1000), Confidence = random.NextDouble(), ItemsPerGroup = 1 + random.NextInt(3),
        };
        var items = 1 + random.NextInt(12);
        double[][] Layers(int count) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, items).Select(_ => Value(random)).ToArray())];
        var layers = 1 + random.NextInt(35);
        var (high, low) = (Layers(layers), Layers(layers));

        var actual = Bootstrap.Of(high, low, options);

        Assert.Equal(high.Zip(low, (h, l) => Obvious(h, l, options)), actual);
        Assert.Equal(actual[^1], Bootstrap.Of(high[^1], low[^1], options));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_EqualValues_HasNoEffectSize()
    {
        // The mean of three times 0.1 is not 0.1.
        var (delta, effect) = Bootstrap.Of([0.1, 0.1, 0.1], [0.3, 0.3, 0.3], new() { Resamples = 50 });

        Assert.Equal(-0.2, delta.High, 1e-12);
        Assert.True(double.IsNaN(effect.Low) && double.IsNaN(effect.High));
    }

    [Fact]
    public void Of_SomeResamplesWithoutSpread_LeavesThemOut()
    {
        var (_, effect) = Bootstrap.Of([1, 2], [0, 0.5], new() { Resamples = 200 });

        Assert.True(double.IsFinite(effect.Low) && double.IsFinite(effect.High));
    }

    [Fact]
    public void Of_ManyItems_AgreesWithTheNormalInterval()
    {
        var random = new SeededRandom(1);
        double[] high = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        var zeros = new double[high.Length];
        var error = 1.96 * MathNet.Numerics.Statistics.Statistics.StandardDeviation(high) / Math.Sqrt(high.Length);

        var (delta, _) = Bootstrap.Of(high, zeros, new());

        Assert.Equal(high.Average() - error, delta.Low, 0.003);
        Assert.Equal(high.Average() + error, delta.High, 0.003);
    }

    [Fact]
    public void Of_Groups_ResamplesThemWhole()
    {
        // Within each pair the two differences cancel: no resample of whole pairs has a delta other than 0.
        double[] high = [1, -1, 5, -5, 2, -2];

        var (paired, _) = Bootstrap.Of(high, new double[6], new() { ItemsPerGroup = 2 });
        var (single, _) = Bootstrap.Of(high, new double[6], new());

        Assert.Equal(new Interval(0, 0), paired);
        Assert.True(single.Low < -1);
    }

    [Fact]
    public void Of_NoResamples_IsUndefined() => Assert.True(double.IsNaN(Bootstrap.Of(High, Low, new() { Resamples = 0 }).Delta.Low));

    [Fact]
    public void Of_SameSeed_IsPinned()
    {
        var (delta, _) = Bootstrap.Of(High, Low, new());

        // The same bits on every platform; a change here changes every published interval.
        Assert.Equal("1.3749999999999998 2.9999999999999996", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{delta.Low:R} {delta.High:R}"));
    }

    /// <summary>Coarse, so that equal values and resamples without spread occur; or fine.</summary>
    private static double Value(SeededRandom random) => random.NextInt(2) == 0 ? random.NextInt(3) / 10.0 : (random.NextDouble() * 8) - 4;

    private static (Interval, Interval) Obvious(double[] high, double[] low, UnitStatisticsOptions options)
    {
        var groups = Enumerable.Range(0, high.Length).Chunk(options.ItemsPerGroup).ToArray();
        var random = new SeededRandom((ulong)options.Seed);
        var (deltas, effects) = (new List<double>(), new List<double>());
        for (var b = 0; b < options.Resamples; b++)
        {
            int[] drawn = [.. groups.SelectMany(_ => groups[random.NextInt(groups.Length)])];
            double[] h = [.. drawn.Select(item => high[item])];
            double[] l = [.. drawn.Select(item => low[item])];
            deltas.Add(h.Aggregate(0.0, (a, x) => a + x) / h.Length - (l.Aggregate(0.0, (a, x) => a + x) / l.Length));
            effects.Add(EffectSize.CohensD(h, l));
        }

        var tail = (1 - options.Confidence) / 2;
        var defined = effects.Where(d => !double.IsNaN(d)).ToArray();
        return (
            new Interval(Quantile.Of(deltas, tail), Quantile.Of(deltas, 1 - tail)),
            new Interval(Quantile.Of(defined, tail), Quantile.Of(defined, 1 - tail)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.95, 3.85)]
    [InlineData(1, 4)]
    public void Quantile_FourValues_InterpolatesLikeNumPy(double probability, double expected) =>
        Assert.Equal(expected, Quantile.Of([4, 1, 3, 2], probability), 1e-12);
}
