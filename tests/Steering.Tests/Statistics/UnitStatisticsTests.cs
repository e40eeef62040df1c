using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Statistics;

public class UnitStatisticsTests
{
    [Fact]
    public void Compute_HandMadeUnit_GivesHandMadeNumbers()
    {
        var unit = UnitStatistics.Compute(
            [1, 0, -1], [[3, 5, 1, 3], [1, 2, 3, 2], [1, 1, 3, -1]], [true, true, false, false], [0.02, 0.04, 0.06, 0.04]);

        Assert.Equal((4, -1.0, 0.0, 1.0), (unit.Count, unit.Negative.Strength, unit.Baseline.Strength, unit.Positive.Strength));
        Assert.Equal((3.0, 2.0, 1.0), (unit.Positive.Mean, unit.Baseline.Mean, unit.Negative.Mean));
        Assert.Equal((3.0, 2.0, 1.0), (unit.Positive.Median, unit.Baseline.Median, unit.Negative.Median));
        Assert.Equal(2, unit.Delta);
        Assert.Equal(Math.Sqrt(8 / 3.0), unit.Positive.Sd, 1e-12);
        // Both SDs are sqrt(8/3); the differences are 2, 4, -2, 4 with SD sqrt(8).
        Assert.Equal(2 / Math.Sqrt(8 / 3.0), unit.CohensD, 1e-12);
        Assert.Equal(2 / Math.Sqrt(8), unit.CohensDz, 1e-12);
        Assert.Equal(2 / Math.Sqrt(2 / 3.0), unit.GlassDelta, 1e-12);
        Assert.Equal((1, 0.25), (unit.Slope, unit.AntiSteerableShare));
        Assert.Equal(new LetterSplit(3, 1), unit.Letters);
        Assert.Equal(2 / 6.0, unit.Letters.BiasShare, 1e-12);
        Assert.Equal(0.04, unit.AnswerMass!.Value, 1e-12);
        Assert.True(unit.LowAnswerMass);
    }

    [Fact]
    public void Compute_OneItem_LeavesSpreadsUndefined()
    {
        var unit = UnitStatistics.Compute([-1, 0, 1], [[0], [1], [3]], [true]);

        Assert.Equal((3.0, 1.5), (unit.Delta, unit.Slope));
        Assert.All([unit.CohensD, unit.CohensDz, unit.GlassDelta, unit.Baseline.Sd, unit.Letters.DeltaMatchingB, unit.Letters.BiasShare],
            value => Assert.True(double.IsNaN(value)));
        Assert.Equal(new Interval(3, 3), unit.DeltaInterval);
        Assert.True(double.IsNaN(unit.CohensDInterval.Low));
        Assert.Null(unit.AnswerMass);
        Assert.False(unit.LowAnswerMass);
    }

    [Fact]
    public void Compute_TwoStrengths_UsesThemAsEnds()
    {
        var unit = UnitStatistics.Compute([0, 2], [[1, 2], [5, 4]], [true, false]);

        // Delta is not divided by the span of the strengths; the slope is.
        Assert.Equal((3.0, 1.5), (unit.Delta, unit.Slope));
        Assert.Equal((unit.Baseline, unit.Positive), (unit.Strengths[0], unit.Strengths[1]));
        Assert.Equal(unit.Baseline, unit.Negative);
    }

    [Fact]
    public void Compute_FiveAsymmetricStrengths_TakesTheOutermost()
    {
        var unit = UnitStatistics.Compute([0.5, -3, 0, 2, -1], [[9], [-7], [0], [4], [-9]], [true]);

        Assert.Equal(11, unit.Delta);
        Assert.Equal((-3.0, 2.0), (unit.Negative.Strength, unit.Positive.Strength));
        // Mean strength -0.3; sum of centred strength x value 41.6, of squares 13.8.
        Assert.Equal(41.6 / 13.8, unit.Slope, 1e-12);
        Assert.Equal(0, unit.AntiSteerableShare);
    }

    [Fact]
    public void Compute_NothingMoves_HasNoEffectAndNoBias()
    {
        var unit = UnitStatistics.Compute([-1, 0, 1], [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], [true, false, true]);

        Assert.Equal((0.0, 0.0, 0.0), (unit.Delta, unit.Slope, unit.AntiSteerableShare));
        Assert.Equal((0.0, 0.0), (unit.Positive.Sd, unit.Negative.Sd));
        Assert.All([unit.CohensD, unit.CohensDz, unit.GlassDelta, unit.Letters.BiasShare], value => Assert.True(double.IsNaN(value)));
        Assert.Equal(new Interval(0, 0), unit.DeltaInterval);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Compute_NotFinite_NamesTheRow(double bad, string text)
    {
        var error = Assert.Throws<StatisticsException>(() => UnitStatistics.Compute(
            [-1, 0, 1], [[0, 1], [0, 1], [2, bad]], [true, false], unit: new UnitId("4B", "corrigible", 18)));

        Assert.Equal($"4B/corrigible/18: strength 1, item 1: the value is {text}, not a finite number.", error.Message);
    }

    [Fact]
    public void Compute_WrongShape_IsRefused()
    {
        Assert.Throws<StatisticsException>(() => UnitStatistics.Compute([-1, 1], [[0], [1]], [true]));
        Assert.Throws<StatisticsException>(() => UnitStatistics.Compute([0, 0, 1], [[0], [1], [1]], [true]));
        Assert.Throws<StatisticsException>(() => UnitStatistics.Compute([0, 1], [[0], [1, 2]], [true]));
        Assert.Throws<StatisticsException>(() => UnitStatistics.Compute([0, 1], [[], []], []));
        Assert.Throws<StatisticsException>(() => UnitStatistics.Compute([0, 1], [[0], [1]], [true], [0.1, 0.2]));
        Assert.Contains("answer mass, item 0", Assert.Throws<StatisticsException>(
            () => UnitStatistics.Compute([0, 1], [[0], [1]], [true], [double.NaN])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(2, 0, 0.5)]
    [InlineData(3, -3, 1)]
    [InlineData(-1, 1, 1)]
    public void BiasShare_Deltas_RunsFromAgreementToPreference(double a, double b, double expected) =>
        Assert.Equal(expected, new LetterSplit(a, b).BiasShare);
}
