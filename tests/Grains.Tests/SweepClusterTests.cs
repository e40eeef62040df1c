using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Tests.Hosting;

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
}
