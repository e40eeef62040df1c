using SteerCluster.Reporting.Figures;

namespace SteerCluster.Reporting.Tests.Figures;

public sealed class DensityTests
{
    [Fact]
    public void At_TwoValues_IsTheMeanOfTwoGaussians()
    {
        // SD = sqrt(2), IQR = 1: bandwidth 0.9 * (1 / 1.34) * 2^-0.2.
        var bandwidth = 0.9 / 1.34 * Math.Pow(2, -0.2);
        var expected = Math.Exp(-0.5 / (bandwidth * bandwidth)) / (bandwidth * Math.Sqrt(2 * Math.PI));
        Assert.Equal(expected, Density.Of([-1, 1])!.At(0), 12);
    }

    [Fact]
    public void Curve_Values_GoesFromTheSmallestToTheLargest()
    {
        var curve = Density.Of([3, 1, 2, 7])!.Curve(5);
        Assert.Equal([1, 2.5, 4, 5.5, 7], curve.Select(point => point.Value));
        Assert.All(curve, point => Assert.True(point.Density > 0));
    }

    [Fact]
    public void Of_IntegralOverAllValues_IsOne()
    {
        var density = Density.Of([0, 0.2, 0.5, 1, 1.5, 3])!;
        Assert.Equal(1, Enumerable.Range(-1000, 2300).Sum(i => density.At(i / 100.0)) / 100, 6);
    }

    [Theory]
    [InlineData(4.0)]
    [InlineData(4.0, 4.0, 4.0)]
    public void Of_NoSpread_IsNull(params double[] values) => Assert.Null(Density.Of(values));
}
