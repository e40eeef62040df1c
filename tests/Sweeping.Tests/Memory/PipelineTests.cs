using SteerCluster.Sweeping.Memory;

namespace SteerCluster.Sweeping.Tests.Memory;

public class PipelineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_AnyDepth_KeepsTheOrder(int depth) =>
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * i), Pipeline.Run(Enumerable.Range(0, 20), depth, (i, _) => i * i, CancellationToken.None));

    [Fact]
    public void Run_AnItemFails_GivesThoseBeforeAndStopsTheRest()
    {
        var results = new List<int>();
        var stopped = false;
        var run = Pipeline.Run(
            Enumerable.Range(0, 9),
            2,
            (i, stop) =>
            {
                if (i == 1)
                {
                    throw new InvalidDataException("one");
                }

                if (i == 2)
                {
                    stopped = stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(60));
                }

                return i;
            },
            CancellationToken.None);

        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var result in run)
            {
                results.Add(result);
            }
        });
        Assert.Equal([0], results);
        Assert.True(stopped);
    }

    [Fact]
    public void Run_LeftEarly_WaitsForWhatRuns()
    {
        var running = 0;
        var first = Pipeline.Run(
            Enumerable.Range(0, 9),
            3,
            (i, stop) =>
            {
                Interlocked.Increment(ref running);
                if (i > 0)
                {
                    stop.WaitHandle.WaitOne();
                }

                Interlocked.Decrement(ref running);
                return i;
            },
            CancellationToken.None).First();

        Assert.Equal(0, first);
        Assert.Equal(0, running);
    }
}
