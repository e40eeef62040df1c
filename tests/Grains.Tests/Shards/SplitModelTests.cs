using SteerCluster.Grains.Shards;
using SteerCluster.Sweeping.Running;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Grains.Tests.Shards;

/// <summary>A model whose blocks are on two silos.</summary>
public class SplitModelTests
{
    private static readonly ShardLimits Limits = new() { MessageBytes = 200_000 };

    [Theory]
    [InlineData("steer-tiny-d4")]
    [InlineData("steer-tiny-moe-d6")]
    public async Task Measure_SplitOverTwoSilos_WritesTheFilesOfOneProcess(string model)
    {
        using var sweep = new SplitSweep(model);
        await using var cluster = await SplitCluster.Start(Limits);
        var (here, there) = (cluster.Silos[0], cluster.Silos[1]);
        var expected = sweep.RunHere();

        Dictionary<string, byte[]> files;
        await using (var split = await Open(cluster, sweep, here.Name, there.Name))
        {
            files = await Task.Run(() => sweep.RunOn(split.Shards, new MemoryRecords(), _ => { }));
            Assert.Equal(1, cluster.Service<FolderWeights>(there).Used);
        }

        Assert.Equal(expected.Keys.Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal(expected[file.Key], file.Value));
        var layers = sweep.Cell.LayerCount;
        Assert.Equal(BlockSplit.Range(layers, 0, 2), Assert.Single(cluster.Service<FolderWeights>(here).Taken));
        Assert.Equal(BlockSplit.Range(layers, 1, 2), Assert.Single(cluster.Service<FolderWeights>(there).Taken));
        Assert.Equal(0, cluster.Service<FolderWeights>(here).Used);
        Assert.Equal(0, cluster.Service<FolderWeights>(there).Used);
        Assert.Empty(cluster.Service<HostedShards>(there).Keys);
    }

    [Fact]
    public async Task Measure_SiloKilledMidWave_IsLostAndRunAgainElsewhere()
    {
        using var sweep = new SplitSweep("steer-tiny-d4");
        await using var cluster = await SplitCluster.Start(Limits);
        var (here, there) = (cluster.Silos[0], cluster.Silos[1]);
        var expected = sweep.RunHere();
        var records = new MemoryRecords();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var killed = new ManualResetEventSlim();
        await using (var split = await Open(cluster, sweep, here.Name, there.Name))
        {
            var run = Task.Run(() => sweep.RunOn(split.Shards, records, e =>
            {
                if (e is SweepEvent.Progress { Phase: "sweep", Tokens: > 0 })
                {
                    begun.TrySetResult();
                    killed.Wait();
                }
            }));
            await begun.Task;
            await cluster.Kill(there);
            killed.Set();

            var lost = await Assert.ThrowsAsync<ShardLostException>(() => run);
            Assert.Contains(there.Name, lost.Message, StringComparison.Ordinal);
        }

        var kept = records.Count;
        Assert.True(kept > 0, "nothing was kept before");
        var other = await cluster.Join();
        await using var again = await Open(cluster, sweep, here.Name, other.Name);
        var files = await Task.Run(() => sweep.RunOn(again.Shards, records, _ => { }));

        Assert.True(records.Count > kept);
        Assert.All(files, file => Assert.Equal(expected[file.Key], file.Value));
    }

    [Fact]
    public async Task Open_SiloThatIsNotThere_IsLostAndLetsTheOthersGo()
    {
        using var sweep = new SplitSweep("steer-tiny-d4");
        await using var cluster = await SplitCluster.Start(Limits);
        var (here, there) = (cluster.Silos[0], cluster.Silos[1]);

        var lost = await Assert.ThrowsAsync<ShardLostException>(() => Open(cluster, sweep, here.Name, there.Name, "nowhere"));

        Assert.Contains("nowhere", lost.Message, StringComparison.Ordinal);
        Assert.Equal(0, cluster.Service<FolderWeights>(here).Used);
        Assert.Equal(0, cluster.Service<FolderWeights>(there).Used);
    }

    [Fact]
    public async Task Open_OtherFilesThere_FailsWithBothFingerprints()
    {
        using var sweep = new SplitSweep("steer-tiny-d4");
        await using var cluster = await SplitCluster.Start(Limits);

        var failed = await Assert.ThrowsAsync<ShardException>(() => cluster.Service<SplitModels>(cluster.Silos[0]).Open(
            "0123", sweep.Cell.Folder, sweep.Cell.LayerCount, [cluster.Silos[0].Name, cluster.Silos[1].Name], CancellationToken.None));

        Assert.Contains($"fingerprint {sweep.Cell.Fingerprint}, 0123 is expected", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ShardThatIsNotLoaded_IsLost()
    {
        using var sweep = new SplitSweep("steer-tiny-d4");
        await using var cluster = await SplitCluster.Start(Limits);
        await using var split = await Open(cluster, sweep, cluster.Silos[0].Name, cluster.Silos[1].Name);
        cluster.Service<HostedShards>(cluster.Silos[1]).Dispose();

        var lost = await Assert.ThrowsAsync<ShardLostException>(() => Task.Run(() => sweep.RunOn(split.Shards, new MemoryRecords(), _ => { })));

        Assert.Contains("does not have shard 1 of 2 loaded", lost.Message, StringComparison.Ordinal);
    }

    private static Task<SplitModel> Open(SplitCluster cluster, SplitSweep sweep, params string[] silos) =>
        cluster.Service<SplitModels>(cluster.Silos[0]).Open(sweep.Cell.Fingerprint, sweep.Cell.Folder, sweep.Cell.LayerCount, silos, CancellationToken.None);
}
