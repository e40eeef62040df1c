using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public class BootstrapTests
{
    private static readonly double[] High = [3.1, 4.7, 2.2, 5.9, 1.4, 3.3, 2.8, 4.1];
    private static readonly double[] Low = [1.0, 2.5, 0.3, 1.9, 1.6, -0.4, 0.9, 2.2];

    [Fact]
    public void Of_Units_EqualsTheObviousResampling()
    {
        var random = new SeededRandom(7);
        var (deltas, effects) = (new List<double>(), new List<double>());
        for (var b = 0; b < 500; b++)
        {
            var drawn = High.Select(_ => random.NextInt(High.Length)).ToArray();
            double[] high = [.. drawn.Select(i => High[i])];
            double[] low = [.. drawn.Select(i => Low[i])];
            deltas.Add(high.Average() - low.Average());
            effects.Add(EffectSize.CohensD(high, low));
        }

        var (delta, effect) = Bootstrap.Of(High, Low, new() { Resamples = 500, Seed = 7, Confidence = 0.9 });

        Assert.Equal(Quantile.Of(deltas, 0.05), delta.Low, 1e-12);
        Assert.Equal(Quantile.Of(deltas, 0.95), delta.High, 1e-12);
        Assert.Equal(Quantile.Of(effects, 0.05), effect.Low, 1e-12);
        Assert.Equal(Quantile.Of(effects, 0.95), effect.High, 1e-12);
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

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.95, 3.85)]
    [InlineData(1, 4)]
    public void Quantile_FourValues_InterpolatesLikeNumPy(double probability, double expected) =>
        Assert.Equal(expected, Quantile.Of([4, 1, 3, 2], probability), 1e-12);
}
