using SteerCluster.Inference.Cpu;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Sharding;

/// <summary>A wave over shards in other processes has the bits of one process.</summary>
public class RemoteWaveTests
{
    public static IEnumerable<object[]> Cases { get; } =
        from sparse in new[] { false, true }
        from positions in Enum.GetValues<SteeringPositions>()
        select new object[] { sparse, positions };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_SplitOverProcesses_HasTheBitsOfOne(bool sparse, SteeringPositions positions)
    {
        using var model = sparse ? TinyModel.Sparse() : TinyModel.Dense();
        var group = Group(model);
        var expected = Expected(model, group, positions);
        foreach (var (cuts, local) in new (int[], int)[] { ([], 0), ([2], 0), ([2], 1), ([1, 3], 1), ([1, 3], 2), ([1, 2, 3], 0) })
        {
            using var split = new SplitModel(model, cuts, local);
            Assert.Equal(expected, Measure(split.Shards, group, positions, long.MaxValue));
            Assert.Equal(expected, Measure(split.Shards, group, positions, 60_000));
            Assert.Equal(0, split.AllocatedBytes);
        }
    }

    [Fact]
    public void Run_LocalShardsOnTwoBackends_HasTheBitsOfOne()
    {
        using var model = TinyModel.Dense();
        var group = Group(model);
        using var split = new SplitModel(model, [1, 3], local: 3);

        Assert.Empty(split.Hosts);
        Assert.Equal(Expected(model, group, SteeringPositions.All), Measure(split.Shards, group, SteeringPositions.All, long.MaxValue));
        Assert.Equal(0, split.AllocatedBytes);
    }

    [Fact]
    public void Run_SmallMessages_GoInPartsAndStayBelowTheBound()
    {
        using var model = TinyModel.Dense();
        var group = Group(model);
        var limits = new ShardLimits { MessageBytes = 20_000 };
        using var split = new SplitModel(model, [1, 3], local: 1, limits);

        var measured = Measure(split.Shards, group, SteeringPositions.All, long.MaxValue);

        // The longest item alone has more rows than one message takes: calls have parts.
        Assert.Equal(Expected(model, group, SteeringPositions.All), measured);
        Assert.All(split.Transports, t => Assert.All(t.Sizes, size => Assert.InRange(size, 1, limits.MessageBytes)));
        Assert.True(split.Transports[1].Sent.Count > 2 * group.Items.Count, $"{split.Transports[1].Sent.Count} messages");
        Assert.All(split.Hosts, h => Assert.False(h.IsBusy));
    }

    [Fact]
    public void Run_BoundaryRows_CutTheChunks()
    {
        using var model = TinyModel.Dense();
        var group = Group(model) with { Units = [] };
        var rows = new List<int>();
        var limits = new ShardLimits { MessageBytes = 20_000 };
        using var split = new SplitModel(model, [2], local: 1, limits, hosted: (_, shard) => new HookedShard(shard, (chunk, _) => rows.Add(chunk.RowCount)));

        Measure(split.Shards, group, SteeringPositions.All, long.MaxValue);

        Assert.InRange(rows.Count, 2, group.Items.Count - 1);
        Assert.All(rows, count => Assert.InRange(count * model.Config.HiddenSize * sizeof(float), 1, limits.MessageBytes));
    }

    [Fact]
    public void Run_OutOfMemoryThere_HalvesAndGivesTheSameBits()
    {
        using var model = TinyModel.Dense();
        var group = Group(model);
        using var split = new SplitModel(model, [2], activationLimit: 900_000);

        Assert.Equal(Expected(model, group, SteeringPositions.All), Measure(split.Shards, group, SteeringPositions.All, long.MaxValue));
        Assert.True(split.Transports[1].Sent.Count > 1, "nothing was halved");
        Assert.Equal(0, split.AllocatedBytes);
    }

    [Fact]
    public void Run_CallLimitBelowOneItem_HalvesTheUnits()
    {
        using var model = TinyModel.Dense();
        var group = Group(model);
        using var split = new SplitModel(model, [3], limits: new ShardLimits { CallBytes = 60_000 });

        Assert.Equal(Expected(model, group, SteeringPositions.All), Measure(split.Shards, group, SteeringPositions.All, long.MaxValue));
    }

    [Fact]
    public void Run_TwoShards_WorkOnTwoChunksAtOnce()
    {
        using var model = TinyModel.Dense();
        var group = Group(model);
        using var meeting = new Barrier(2);
        var (inFlight, most) = (0, 0);
        using var split = new SplitModel(model, [2], hosted: (index, shard) => new HookedShard(shard, (chunk, cancellation) =>
        {
            // The second chunk on the first shard and the first chunk on the second wait for each other.
            most = Math.Max(most, index == 0 ? Interlocked.Increment(ref inFlight) : Volatile.Read(ref inFlight));
            if (chunk.Group.Items[0].Tokens.SequenceEqual(group.Items[1 - index].Tokens))
            {
                Assert.True(meeting.SignalAndWait(TimeSpan.FromSeconds(60), cancellation), "the shards do not work at the same time");
            }
        }));
        var readings = 0;
        foreach (var chunk in new WaveRunner(split.Shards, 1).Run(group, null, SteeringPositions.All))
        {
            readings += chunk.Count;
            Interlocked.Decrement(ref inFlight);
        }

        Assert.Equal(group.Items.Count, readings);
        Assert.InRange(most, 2, 2);
    }

    internal static WaveGroup Group(TinyModel model) =>
        new(model.Items(7), [.. model.Units(Enumerable.Range(0, model.Config.LayerCount), -1, 1), .. model.Units([2], 0.5)]);

    internal static AnswerReading[] Measure(
        IReadOnlyList<IModelShard> shards, WaveGroup group, SteeringPositions positions, long budget, CancellationToken cancellation = default) =>
        [.. new WaveRunner(shards, budget).Run(group, null, positions, cancellation).SelectMany(c => c).SelectMany(i => i.Steered.SelectMany(s => s).Prepend(i.Baseline))];

    internal static AnswerReading[] Expected(TinyModel model, WaveGroup group, SteeringPositions positions)
    {
        using var backend = new CpuBackend(2);
        return Measure(LocalShard.Of(model.Load(backend)), group, positions, long.MaxValue);
    }
}
