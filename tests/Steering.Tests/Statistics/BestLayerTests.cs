using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public class BestLayerTests
{
    [Fact]
    public void Of_Ties_TakesTheLowestLayer()
    {
        var best = BestLayer.Of([9, 8, 7, 6, 5, 4], [1, 2, 2, -1, 1, 0]);

        Assert.Equal((7, 2.0), (best.Layer, best.Delta));
        Assert.Equal([7, 8, 5, 9, 4], best.Top5);
    }

    [Fact]
    public void Of_NoLayersOrNaN_IsRefused()
    {
        Assert.Throws<StatisticsException>(() => BestLayer.Of([], []));
        Assert.Contains("layer 4", Assert.Throws<StatisticsException>(() => BestLayer.Of([3, 4], [1, double.NaN])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfSplit_ChoosesOnEvenAndReportsOnOdd()
    {
        double[][] high = [[9, 1, 9, 1], [5, 4, 5, 6]];
        double[][] low = [[0, 0, 0, 0], [0, 0, 0, 0]];

        var split = HalfSplit.Of([3, 4], high, low)!;

        Assert.Equal((3, 9.0, 1.0, 2), (split.Layer, split.ChosenDelta, split.Delta, split.Count));
        Assert.Equal(new Interval(1, 1), split.DeltaInterval);
    }

    [Fact]
    public void HalfSplit_Groups_StayTogether()
    {
        double[][] high = [[9, 9, 1, 1]];

        var split = HalfSplit.Of([0], high, [new double[4]], new() { ItemsPerGroup = 2 })!;

        Assert.Equal((9.0, 1.0), (split.ChosenDelta, split.Delta));
        Assert.Null(HalfSplit.Of([0], [[1, 2]], [[0, 0]], new() { ItemsPerGroup = 2 }));
        Assert.Null(HalfSplit.Of([0], [[1]], [[0]]));
    }

    [Fact]
    public void Controls_Deltas_GivePercentileAndPValue()
    {
        var controls = ControlStatistics.Of(18.5, [.. Enumerable.Range(1, 19).Select(i => (double)i)]);

        Assert.Equal((19, 10.0), (controls.Count, controls.Mean));
        Assert.Equal(18.1, controls.Percentile95, 1e-12);
        Assert.Equal(2 / 20.0, controls.PValue);
        Assert.Throws<StatisticsException>(() => ControlStatistics.Of(1, []));
        Assert.Throws<StatisticsException>(() => ControlStatistics.Of(1, [0, double.NaN]));
    }
}
