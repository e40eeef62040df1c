using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Sweeps;

public class LayerSelectionTests
{
    [Theory]
    // The reference study's models: first layers of its files.
    [InlineData(36, 11)]
    [InlineData(40, 13)]
    [InlineData(48, 15)]
    [InlineData(64, 21)]
    [InlineData(94, 31)]
    [InlineData(6, 1)]
    [InlineData(100, 33)]
    [InlineData(200, 66)]
    [InlineData(300, 99)]
    public void Resolve_FromThirdDepth_IsPythonsInt(int count, int first)
    {
        var layers = new LayerSelection.Range(0.33).Resolve(count, "m");

        Assert.Equal(Enumerable.Range(first, count - first), layers);
    }

    [Theory]
    // Python: int(0.29 * 100) == 28, int(0.57 * 100) == 56, int(0.58 * 100) == 57.
    [InlineData(0.29, 28)]
    [InlineData(0.57, 56)]
    [InlineData(0.58, 57)]
    public void Resolve_Fraction_TruncatesTheDoubleProduct(double fraction, int layer) =>
        Assert.Equal([layer], new LayerSelection.Chosen([fraction]).Resolve(100, "m"));

    [Fact]
    public void Resolve_List_IsSortedAndDistinct() =>
        Assert.Equal([0, 5, 9], new LayerSelection.Chosen([9, 5, 0.5, 0]).Resolve(10, "m"));

    [Fact]
    public void Resolve_RangeWithStep_IncludesItsEnd()
    {
        Assert.Equal([4, 6, 8], new LayerSelection.Range(4, 8, 2).Resolve(10, "m"));
        Assert.Equal([4, 7], new LayerSelection.Range(4, 9, 3).Resolve(10, "m"));
        Assert.Equal([2, 3, 4, 5], new LayerSelection.Range(0.25, 0.5).Resolve(10, "m"));
    }

    [Fact]
    public void Resolve_Every_IsAllLayers() => Assert.Equal([0, 1, 2], new LayerSelection.Every().Resolve(3, "m"));

    [Fact]
    public void Resolve_Best_NeedsTheBestLayer()
    {
        Assert.Equal([7], new LayerSelection.Best().Resolve(10, "m", best: 7));
        Assert.Throws<InvalidOperationException>(() => new LayerSelection.Best().Resolve(10, "m"));
    }

    [Fact]
    public void Resolve_OutOfRange_NamesLayerAndModel()
    {
        var error = Assert.Throws<SweepSpecException>(() => new LayerSelection.Chosen([3, 36]).Resolve(36, "4B"));

        Assert.Equal("layer 36 is outside model 4B, which has layers 0 to 35.", error.Message);
        Assert.Throws<SweepSpecException>(() => new LayerSelection.Range(5, 0.1).Resolve(10, "m"));
    }
}
