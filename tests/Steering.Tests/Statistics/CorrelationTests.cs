using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public class CorrelationTests
{
    /// <summary>From tables of critical values of r at two-sided 5 % and 1 %.</summary>
    [Theory]
    [InlineData(0.9969, 3, 0.05)]
    [InlineData(0.8114, 6, 0.05)]
    [InlineData(-0.8114, 6, 0.05)]
    [InlineData(0.9172, 6, 0.01)]
    [InlineData(0.2172, 82, 0.05)]
    public void PValue_CriticalValues_GivesTheLevel(double r, int count, double level) =>
        Assert.Equal(level, Correlation.PValue(r, count), 0.001);

    [Fact]
    public void PValue_Extremes_AreZeroOneOrUndefined()
    {
        Assert.Equal((0, 0, 1), (Correlation.PValue(1, 6), Correlation.PValue(-1, 6), Correlation.PValue(0, 6)));
        Assert.True(double.IsNaN(Correlation.PValue(double.NaN, 6)) && double.IsNaN(Correlation.PValue(1, 2)));
    }

    [Theory]
    [InlineData(0.81, EffectStrength.Strong)]
    [InlineData(0.8, EffectStrength.Medium)]
    [InlineData(-0.9, EffectStrength.Strong)]
    [InlineData(0.5, EffectStrength.Weak)]
    [InlineData(0, EffectStrength.Weak)]
    public void Strength_D_FollowsTheStudysRule(double d, EffectStrength expected)
    {
        Assert.Equal(expected, EffectSize.Strength(d));
        Assert.Null(EffectSize.Strength(double.NaN));
    }
}
