using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Tests.Statistics;

public sealed class DoseResponseTests
{
    [Theory]
    [InlineData(new[] { -1.0, 0.0, 1.0 }, 0, 0, 0)]
    [InlineData(new[] { -1.0, 2.0, 1.5 }, 0.0, 1.0, 0.5)]
    [InlineData(new[] { 0.5, -2.0, 3.0 }, -1.0, 0.0, 2.5)]
    [InlineData(new[] { 3.0, 2.0, 1.0 }, -1.0, 1.0, 2.0)]
    public void Of_Means_FindsTheLargestFall(double[] means, double from, double to, double fall)
    {
        var found = DoseResponse.Of([.. means.Select((mean, i) => new StrengthSummary(i - 1, mean, 1, mean))]);

        Assert.Equal(fall, found.Fall);
        if (fall > 0)
        {
            Assert.Equal((from, to), (found.From, found.To));
        }
    }

    [Fact]
    public void Of_FallOverSeveralStrengths_IsMeasuredFromTheHighestBefore()
    {
        double[] means = [0, 4, 3, 3.5, 1, 6];

        var found = DoseResponse.Of([.. means.Select((mean, i) => new StrengthSummary(i, mean, 1, mean))]);

        Assert.Equal(new DoseResponse(1, 4, 3), found);
    }
}
