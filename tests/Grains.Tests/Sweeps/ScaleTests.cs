using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Tests.Hosting;

namespace SteerCluster.Grains.Tests.Sweeps;

/// <summary>Many units with an engine that returns at once; <c>bench</c> measures the same with more of them.</summary>
public sealed class ScaleTests
{
    [Fact(Timeout = 180_000)]
    public async Task Launch_ThousandsOfUnits_WritesEachOnce()
    {
        var engine = new StandInEngine(layers: 50);
        await using var cluster = await TestCluster.Start(3, engine: engine);
        await cluster.Sweep("s").Launch(StandInEngine.Request("s", 4, 25));

        var finished = await cluster.AwaitFinished("s", 150);

        Assert.Equal(SweepState.Finished, finished.State);
        Assert.Equal((100, 100, 0), (engine.Concluded, engine.Ends.Count, engine.Missing));
        Assert.InRange(cluster.Storage.Writes, 5_000, 5_000 + 600);
    }
}
