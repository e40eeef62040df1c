using SteerCluster.Inference.Backends;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Sweeping.Tests.Sharding;

public class RemoteFailureTests
{
    [Fact]
    public void Run_TransportFails_IsALostShardWithItsPlace()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, [2], local: 1);
        split.Transports[0].Sending = count =>
        {
            if (count == 3)
            {
                throw new IOException("connection reset");
            }
        };

        var lost = Assert.Throws<ShardLostException>(() => Measure(model, split, 1));

        Assert.Equal("blocks [2, 5) on silo-1 cannot be reached: connection reset", lost.Message);
        Assert.Equal(0, split.AllocatedBytes);
    }

    [Fact]
    public void Run_NotFiniteThere_IsAnArithmeticErrorWithItsText()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, [2], local: 1);
        var group = RemoteWaveTests.Group(model);
        Array.Fill(group.Units[3].Vector, float.NaN);

        var error = Assert.Throws<NonFiniteException>(() => RemoteWaveTests.Measure(split.Shards, group, SteeringPositions.All, long.MaxValue));

        Assert.Contains("silo-1: The residual stream is NaN or infinite after block", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, split.AllocatedBytes);
    }

    [Fact]
    public void Run_OtherErrorThere_TravelsWithItsText()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(
            model, [2], hosted: (i, shard) => new HookedShard(shard, (_, _) => _ = i == 1 ? throw new InvalidDataException("disk on fire") : 0));

        var error = Assert.Throws<ShardException>(() => Measure(model, split, long.MaxValue));

        Assert.Equal("blocks [2, 5) on silo-1: disk on fire", error.Message);
    }

    [Fact]
    public async Task Run_Cancelled_StopsTheWorkThere()
    {
        using var model = TinyModel.Dense();
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var split = new SplitModel(model, [2], local: 1, hosted: (_, shard) => new HookedShard(shard, (_, cancellation) =>
        {
            begun.TrySetResult();
            cancellation.WaitHandle.WaitOne();
            stopped.TrySetResult();
        }));

        var run = Task.Run(() => Measure(model, split, long.MaxValue, stop.Token));
        await begun.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await stopped.Task;
    }

    [Fact]
    public void Run_CancelledBefore_ComputesNoBlock()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, [2]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Measure(model, split, long.MaxValue, stop.Token));
    }

    [Fact]
    public void TryClose_WithoutCalls_RefusesLaterOnesAsLost()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, [2], local: 1);

        Assert.True(split.Hosts[0].TryClose());

        var lost = Assert.Throws<ShardLostException>(() => Measure(model, split, long.MaxValue));
        Assert.Contains("dropped to make room", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryClose_DuringACall_DoesNothing()
    {
        using var model = TinyModel.Dense();
        var closed = true;
        SplitModel? split = null;
        using (split = new SplitModel(model, [], hosted: (_, shard) => new HookedShard(shard, (_, _) => closed = split!.Hosts[0].TryClose())))
        {
            Measure(model, split, long.MaxValue);
            Assert.False(closed);
            Assert.True(split.Hosts[0].TryClose());
        }
    }

    private static int Measure(TinyModel model, SplitModel split, long budget, CancellationToken cancellation = default) =>
        RemoteWaveTests.Measure(split.Shards, RemoteWaveTests.Group(model), SteeringPositions.All, budget, cancellation).Length;
}
