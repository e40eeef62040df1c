using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Tests.Comparison.Published;

public sealed class LayerComparisonTests
{
    [Theory]
    [InlineData(2, Verdict.Equal)]
    [InlineData(1, Verdict.Agrees)]
    [InlineData(0, Verdict.Differs)]
    [InlineData(7, Verdict.Differs)]
    public void Of_PublishedBestLayer_TiesWhereItsDeltaIsAsClose(int published, Verdict expected)
    {
        // Deltas 1, 2.8, 3.
        var cell = CellStatistics.Of(
            new CellSamples
            {
                Model = new ModelFacts { Label = "m", Id = "m", Layers = 4 },
                Concept = "c",
                Units = [Unit(0, 1), Unit(1, 2.8), Unit(2, 3)],
            },
            new UnitStatisticsOptions { Resamples = 0 });

        Assert.Equal(expected, LayerComparison.Of(cell, published, tolerance: 0.25).Verdict);
    }

    private static UnitSamples Unit(int layer, double delta) =>
        new(new UnitId("m", "c", layer), [-1, 0, 1], [[0, 1], [0, 1], [delta, 1 + delta]], [true, false]);
}
