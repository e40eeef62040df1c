using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Generation;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Sweeping.Tests.Sharding;

public class RemoteGenerationTests
{
    private static readonly GenerationSpec Greedy = new() { NewTokens = 9 };
    private static readonly GenerationSpec Sampled = new() { NewTokens = 9, Temperature = 0.9, TopK = 40, TopP = 0.95, Seed = 5 };

    public static IEnumerable<object[]> Cases { get; } =
        from sparse in new[] { false, true }
        from sampled in new[] { false, true }
        from positions in Enum.GetValues<SteeringPositions>()
        select new object[] { sparse, sampled, positions };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_SplitOverProcesses_GeneratesTheSameTokens(bool sparse, bool sampled, SteeringPositions positions)
    {
        using var model = sparse ? TinyModel.Sparse() : TinyModel.Dense();
        using var backend = new CpuBackend(2);
        var (spec, jobs) = (sampled ? Sampled : Greedy, Jobs(model));
        var expected = Run(LocalShard.Of(model.Load(backend)), spec, jobs, positions, long.MaxValue);

        Assert.Equal(expected, Run(LocalShard.Of(model.Load(backend)), spec, jobs, positions, 1));
        foreach (var (cuts, local) in new (int[], int)[] { ([], 0), ([2], 0), ([2], 1), ([1, 3], 1) })
        {
            using var split = new SplitModel(model, cuts, local);
            Assert.Equal(expected, Run(split.Shards, spec, jobs, positions, long.MaxValue));
            Assert.Equal(0, split.AllocatedBytes);
            Assert.All(split.Hosts, h => Assert.False(h.IsBusy));
        }
    }

    [Fact]
    public void Run_TextsThatEndEarly_AreTheSame()
    {
        using var plain = TinyModel.Dense();
        using var backend = new CpuBackend(1);
        var texts = Run(LocalShard.Of(plain.Load(backend)), Sampled, Jobs(plain), SteeringPositions.All, long.MaxValue);
        using var model = TinyModel.Dense(eos: [texts[0][3], texts[2][1]]);
        using var split = new SplitModel(model, [2], 1);

        var ended = Run(split.Shards, Sampled, Jobs(model), SteeringPositions.All, long.MaxValue);

        Assert.Contains(ended, t => t.Length < Sampled.NewTokens);
        Assert.Equal(Run(LocalShard.Of(model.Load(backend)), Sampled, Jobs(model), SteeringPositions.All, long.MaxValue), ended);
    }

    [Fact]
    public void Run_OutOfMemoryThere_HalvesAndFreesEverything()
    {
        using var model = TinyModel.Dense();
        using var backend = new CpuBackend(1);
        var expected = Run(LocalShard.Of(model.Load(backend)), Greedy, Jobs(model), SteeringPositions.All, long.MaxValue);
        Assert.True(backend.PeakAllocatedBytes > 500_000, $"{backend.PeakAllocatedBytes} bytes would have fitted");
        foreach (var local in new[] { 0, 1, 2 })
        {
            using var split = new SplitModel(model, [2], local, activationLimit: 300_000);
            Assert.Equal(expected, Run(split.Shards, Greedy, Jobs(model), SteeringPositions.All, long.MaxValue));
            Assert.Equal(0, split.AllocatedBytes);
        }
    }

    [Fact]
    public void Step_SessionExpired_IsLostAndFreed()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, []);
        var batch = new GenerationBatch([new GenerationSequence(8, 0, 1, 1, new float[model.Config.HiddenSize])], new SamplingOptions());
        using var session = split.Shards[0].Begin(batch, CancellationToken.None);
        session.Step(new GenerationStep([[1, 2, 3]], [0]), null, CancellationToken.None);
        split.Clock.Advance(TimeSpan.FromMinutes(9));
        split.Hosts[0].Expire();
        session.Step(new GenerationStep([[4]], [0]), null, CancellationToken.None);
        split.Clock.Advance(TimeSpan.FromMinutes(11));
        split.Hosts[0].Expire();

        var lost = Assert.Throws<ShardLostException>(() => session.Step(new GenerationStep([[4]], [0]), null, CancellationToken.None));

        Assert.Contains("silo-0", lost.Message, StringComparison.Ordinal);
        Assert.Contains("expired", lost.Message, StringComparison.Ordinal);
        Assert.Equal(0, split.AllocatedBytes);
    }

    [Fact]
    public void Step_MoreTokensThanRoom_IsRefused()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, []);
        var batch = new GenerationBatch([new GenerationSequence(3, 0, 1, 1, new float[model.Config.HiddenSize])], new SamplingOptions());
        using var session = split.Shards[0].Begin(batch, CancellationToken.None);
        session.Step(new GenerationStep([[1, 2, 3]], [0]), null, CancellationToken.None);

        var refused = Assert.Throws<Sweeping.Sharding.Messages.ShardMessageException>(
            () => session.Step(new GenerationStep([[4]], [0]), null, CancellationToken.None));

        Assert.Contains("room for 3 positions; 4 are needed", refused.Message, StringComparison.Ordinal);
    }

    private static GenerationJob[] Jobs(TinyModel model)
    {
        var units = model.Units(Enumerable.Range(0, 4), 1);
        return [.. model.Items(8).Select((item, i) => new GenerationJob(item, i % 4, i == 3 ? 0 : 40 * (i - 4), units[i % 4].Vector))];
    }

    private static int[][] Run(IReadOnlyList<IModelShard> shards, GenerationSpec spec, GenerationJob[] jobs, SteeringPositions positions, long budget) =>
        [.. new SteeredGenerator(shards, spec, budget).Run(jobs, positions).SelectMany(b => b).Select(t => t.ToArray())];
}
