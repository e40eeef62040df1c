using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Statistics;

public class ConceptStatisticsTests
{
    [Fact]
    public void Compute_Layers_FindsBestOverallAndOnHalves()
    {
        var result = ConceptStatistics.Compute([Unit(7, 2, 2, 2, 2), Unit(5, 5, 0, 5, 1), Unit(6, 0, 0, 0, 0)]);

        Assert.Equal([5, 6, 7], result.Units.Keys);
        Assert.Equal((5, 2.75), (result.Best.Layer, result.Best.Delta));
        Assert.Equal([5, 7, 6], result.Best.Top5);
        Assert.Same(result.Units[5], result.BestUnit);
        Assert.Equal((5, 5.0, 0.5), (result.HalfSplit!.Layer, result.HalfSplit.ChosenDelta, result.HalfSplit.Delta));
    }

    [Fact]
    public void Compute_LayerTwiceOrOtherItems_IsRefused()
    {
        Assert.Contains("4B/c/5", Assert.Throws<StatisticsException>(() => ConceptStatistics.Compute([Unit(5, 1, 2), Unit(5, 1, 2)])).Message, StringComparison.Ordinal);
        Assert.Throws<StatisticsException>(() => ConceptStatistics.Compute([Unit(5, 1, 2), Unit(6, 1, 2, 3)]));
        Assert.Throws<StatisticsException>(() => ConceptStatistics.Compute([]));
    }

    [Fact]
    public void Compute_ManyLayers_GivesEachTheIntervalsThatItHasAlone()
    {
        var random = new SeededRandom(3);
        var units = Enumerable.Range(0, 18).Select(layer => Unit(layer, [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())])).ToArray();

        var together = ConceptStatistics.Compute(units);

        foreach (var unit in units)
        {
            var (alone, among) = (UnitStatistics.Compute(unit), together.Units[unit.Unit.Layer]);
            Assert.Equal((alone.DeltaInterval, alone.CohensDInterval), (among.DeltaInterval, among.CohensDInterval));
        }
    }

    [Fact]
    public void Compute_NotFinite_NamesUnitAndRow() => Assert.Equal(
        "4B/c/6: strength 1, item 1: the value is NaN, not a finite number.",
        Assert.Throws<StatisticsException>(() => ConceptStatistics.Compute([Unit(5, 1, 2), Unit(6, 1, double.NaN)])).Message);

    [Fact]
    public void Correlation_Pairs_GivePearsonAndSpearman()
    {
        double[] x = [1, 2, 3, 4];

        Assert.Equal(1, Correlation.Spearman(x, [1, 8, 27, 64]), 1e-12);
        Assert.Equal(-1, Correlation.Pearson(x, [4, 3, 2, 1]), 1e-12);
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Correlation.Spearman([1, 2, 2, 3], x), 1e-12);
        Assert.True(double.IsNaN(Correlation.Pearson(x, [1, 1, 1, 1])));
        Assert.True(double.IsNaN(Correlation.Spearman([1], [1])));
        Assert.Throws<StatisticsException>(() => Correlation.Pearson(x, [1]));
    }

    private static UnitSamples Unit(int layer, params double[] high) =>
        new(new UnitId("4B", "c", layer), [1, 0, -1], [high, new double[high.Length], new double[high.Length]], [.. high.Select((_, i) => i % 2 == 0)]);
}
