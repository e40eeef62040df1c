using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

/// <summary>The statistics against slow, obvious ones, and laws that they must keep, on random units.</summary>
public class UnitStatisticsProperties
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Compute_AnyUnit_EqualsTheObviousComputation() => ForAnyUnit(unit =>
    {
        var (strengths, matching, isA) = unit;
        var n = isA.Length;
        var actual = UnitStatistics.Compute(strengths, matching, isA, options: new() { Resamples = 0 });

        var high = matching[Array.IndexOf(strengths, strengths.Max())];
        var low = matching[Array.IndexOf(strengths, strengths.Min())];
        var slopes = Enumerable.Range(0, n).Select(i => MathNet.Numerics.Fit.Line(strengths, [.. matching.Select(row => row[i])]).B).ToArray();
        var pairs = Enumerable.Range(0, n).Select(i => high[i] - low[i]).ToArray();
        Close(high.Average() - low.Average(), actual.Delta);
        Close((high.Average() - low.Average()) / Math.Sqrt((Variance(high) + Variance(low)) / 2), actual.CohensD);
        Close(pairs.Average() / Math.Sqrt(Variance(pairs)), actual.CohensDz);
        Close(actual.Delta / Math.Sqrt(Variance(matching[Array.IndexOf(strengths, 0.0)])), actual.GlassDelta);
        Close(slopes.Average(), actual.Slope);
        foreach (var summary in actual.Strengths)
        {
            Close(MathNet.Numerics.Statistics.Statistics.Median(matching[Array.IndexOf(strengths, summary.Strength)]), summary.Median);
        }

        var a = isA.Count(x => x);
        var weighted = ((a == 0 ? 0 : a * actual.Letters.DeltaMatchingA) + (a == n ? 0 : (n - a) * actual.Letters.DeltaMatchingB)) / n;
        Close(actual.Delta, weighted);
    });

    [Fact]
    public void Compute_AnyUnit_IgnoresTheOrderOfStrengths() => ForAnyUnit(unit =>
    {
        var (strengths, matching, isA) = unit;
        var options = new UnitStatisticsOptions { Resamples = 20 };

        var forward = UnitStatistics.Compute(strengths, matching, isA, options: options);
        var backward = UnitStatistics.Compute([.. strengths.Reverse()], [.. matching.Reverse()], isA, options: options);

        Assert.Equal(forward.Strengths, backward.Strengths);
        Assert.Equal(forward.DeltaInterval, backward.DeltaInterval);
        Close(forward.Slope, backward.Slope);
    });

    [Fact]
    public void Compute_ThreeSymmetricStrengths_DeltaIsTwiceTheSlope() => ForAnyUnit(unit =>
    {
        var (_, matching, isA) = unit;
        var actual = UnitStatistics.Compute([-1, 0, 1], [.. matching.Take(3)], isA, options: new() { Resamples = 0 });
        Close(actual.Delta, 2 * actual.Slope);
    });

    [Fact]
    public void Compute_FlippedSigns_FlipsTheEffect() => ForAnyUnit(unit =>
    {
        var (strengths, matching, isA) = unit;
        double[][] negated = [.. matching.Select(row => row.Select(x => -x).ToArray())];

        var plus = UnitStatistics.Compute(strengths, matching, isA, options: new() { Resamples = 0 });
        var minus = UnitStatistics.Compute(strengths, negated, isA, options: new() { Resamples = 0 });

        Close(plus.Delta, -minus.Delta);
        Close(plus.CohensD, -minus.CohensD);
        Close(plus.Letters.BiasShare, minus.Letters.BiasShare);
    });

    private static void ForAnyUnit(Action<(double[] Strengths, double[][] Matching, bool[] IsA)> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(RandomUnit(seed))).QuickCheckThrowOnFailure();

    private static (double[], double[][], bool[]) RandomUnit(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var strengths = Enumerable.Range(-1 - random.NextInt(2), 3 + random.NextInt(3)).Select(i => i / 2.0).ToArray();
        random.Shuffle<double>(strengths);
        var items = 2 + random.NextInt(20);
        double[][] matching = [.. strengths.Select(s => Enumerable.Range(0, items).Select(_ => (random.NextDouble() * 20) - 10 + s).ToArray())];
        return (strengths, matching, [.. Enumerable.Range(0, items).Select(_ => random.NextInt(2) == 0)]);
    }

    private static double Variance(double[] values) => values.Sum(x => Math.Pow(x - values.Average(), 2)) / (values.Length - 1);

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)) || (double.IsNaN(expected) && double.IsNaN(actual)),
            $"expected {expected}, found {actual}");
}
