using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public sealed class SlopesTests
{
    [Fact]
    public void PerItem_Line_IsItsSlope() =>
        Assert.Equal([2, -0.5], Slopes.PerItem([2, -1, 0.5], [[5, 0], [-1, 1.5], [2, 0.75]]));

    /// <summary>The mean of these strengths is not exact, so their distances from it do not add up to zero.</summary>
    [Fact]
    public void PerItem_ItemThatDoesNotMove_IsExactlyZero() =>
        Assert.All(Slopes.PerItem([-1, 0, 1.5], [[7.3, -7.3], [7.3, -7.3], [7.3, -7.3]]), slope => Assert.Equal(0, slope));
}
