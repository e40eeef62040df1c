using Microsoft.Extensions.DependencyInjection;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Models;
using SteerCluster.Grains.Shards;
using SteerCluster.Grains.Tests.Hosting;
using InProcessSiloHandle = Orleans.TestingHost.InProcessSiloHandle;

namespace SteerCluster.Grains.Tests;

/// <summary>Whole sweeps with the real engine on silos in this process: the files are those of a run on one machine.</summary>
public sealed class SweepClusterTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task Launch_TwoSilos_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start();
        var text = TestSweeps.Text(settings: "controls: {random_vectors: 3, shuffled_labels: 1, layers: best}\ngeneration: {items: 2, new_tokens: 3}");
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text));
        var status = await cluster.AwaitFinished("small");

        Assert.Null(status.Error);
        Assert.Equal(SweepState.Finished, status.State);
        Assert.All(status.Cells, c => Assert.Equal(CellState.Done, c.State));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_ModelsSplitOverTwoSilos_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start();
        var text = TestSweeps.Text(
            models: ["steer-tiny-d4", "steer-tiny-moe-d6"],
            settings: "controls: {random_vectors: 3, shuffled_labels: 1, layers: best}\ngeneration: {items: 2, new_tokens: 3}");
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text) with { Shards = 2 });
        var status = await cluster.AwaitFinished("small");

        Assert.All(status.Cells, c => Assert.Equal((CellState.Done, null), (c.State, c.Error)));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
        Assert.All(cluster.Inner.Silos, silo =>
        {
            // Each silo has halves, and nothing whole.
            var loaded = cluster.Inner.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<ShardStore>().Loaded;
            Assert.Equal(2, loaded.Count);
            Assert.All(loaded, shard => Assert.Equal(2, shard.Count));
        });
    }

    [Fact(Timeout = Limit)]
    public async Task Launch_SiloOfAShardKilledMidWave_WritesTheFilesOfARun()
    {
        await using var cluster = await TestCluster.Start(silos: 3);
        var text = TestSweeps.Text(models: ["steer-tiny-d6"], settings: "generation: {items: 3, new_tokens: 12}", evalSize: 40);
        TestSweeps.RunHere(text, cluster.Expected);

        await cluster.Sweep("small").Launch(TestSweeps.Request(text) with { Shards = 2 });
        var running = await cluster.Await("small", s => s.Cells.Any(c => c.State == CellState.Running) && HasSecondShard(cluster, s) is not null);
        await cluster.Inner.KillSiloAsync(HasSecondShard(cluster, running)!);
        var status = await cluster.AwaitFinished("small", seconds: 90);

        // A wave whose shard was lost was given back, which is no failed attempt.
        Assert.All(status.Cells, c => Assert.Equal((CellState.Done, null), (c.State, c.Error)));
        TestSweeps.AssertSameFiles(cluster.Expected, Path.Combine(cluster.Results, "small"));
    }

    /// <summary>A silo that has a second shard in use and drives no wave.</summary>
    private static InProcessSiloHandle? HasSecondShard(TestCluster cluster, SweepStatus status) => cluster.Inner.Silos.FirstOrDefault(silo =>
        status.Cells.All(c => c.Worker != silo.Name)
        && cluster.Inner.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<HostedShards>().Keys.Any(k => k.Index == 1));
}
