using SteerCluster.Client.Run;

namespace SteerCluster.Client.Tests.Run;

public sealed class RemainingTimeTests
{
    [Theory]
    [InlineData(10, 0, 0.25, 30)]
    [InlineData(10, 0.5, 0.75, 10)]
    public void Estimate_SteadyWork_GoesOnAsBefore(double elapsed, double atStart, double now, double expected) =>
        Assert.Equal(expected, RemainingTime.Estimate(TimeSpan.FromSeconds(elapsed), atStart, now)!.Value.TotalSeconds, 6);

    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(10, 0.5, 0.5)]
    [InlineData(10, 0, 0.001)]
    [InlineData(0.5, 0, 0.5)]
    [InlineData(60, 0, 1)]
    public void Estimate_TooLittleKnown_GivesNull(double elapsed, double atStart, double now) =>
        Assert.Null(RemainingTime.Estimate(TimeSpan.FromSeconds(elapsed), atStart, now));
}
