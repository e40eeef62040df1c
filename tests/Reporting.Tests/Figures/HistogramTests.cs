using SteerCluster.Reporting.Figures;

namespace SteerCluster.Reporting.Tests.Figures;

public sealed class HistogramTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-20.3, 19.9)]
    [InlineData(-0.001, 0.002)]
    [InlineData(1e5, 1e6)]
    [InlineData(-3, -3)]
    public void For_AnyRange_CoversItWithAtMostTwoDozenBins(double low, double high)
    {
        var bins = Histogram.For([low, high]);
        Assert.InRange(bins.Count, 1, 24);
        Assert.True(bins.First <= low + 1e-9 && bins.First + (bins.Count * bins.Width) >= high - 1e-9);
        Assert.Equal(2, bins.Of([low, high]).Sum());
    }

    [Fact]
    public void Of_ValueOnAnEdge_CountsUpwards()
    {
        var bins = new Histogram(0, 1, 3);
        Assert.Equal([1, 2, 1], bins.Of([0, 1, 1.5, 2]));
    }
}
