using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Waves;

/// <summary>The promise of the engine: a wave's numbers are, bit for bit, those of one full pass per (item, layer, strength).</summary>
public class WaveExactnessTests
{
    public static IEnumerable<object[]> Cases { get; } =
        from sparse in new[] { false, true }
        from positions in Enum.GetValues<SteeringPositions>()
        select new object[] { sparse, positions };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AllLayers_HasTheBitsOfPlainPasses(bool sparse, SteeringPositions positions)
    {
        using var model = sparse ? TinyModel.Sparse() : TinyModel.Dense();
        using var backend = new CpuBackend(2);
        var shards = model.Load(backend);
        var group = Group(model);

        var measured = Measure(shards, group, positions, long.MaxValue);

        Assert.Equal(group.Items.Count, measured.Length);
        foreach (var item in measured)
        {
            Assert.Equal(PlainPass.Run(shards[0], group.Items[item.Item], null, 0, positions), item.Baseline);
            for (var u = 0; u < group.Units.Count; u++)
            {
                for (var s = 0; s < group.Units[u].Strengths.Count; s++)
                {
                    var plain = PlainPass.Run(shards[0], group.Items[item.Item], group.Units[u], group.Units[u].Strengths[s], positions);
                    Assert.Equal(plain, item.Steered[u][s]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AnyChunksUnitsThreadsShards_HasTheSameBits(bool sparse, SteeringPositions positions)
    {
        using var model = sparse ? TinyModel.Sparse() : TinyModel.Dense();
        using var one = new CpuBackend(1);
        using var two = new CpuBackend(2);
        var group = Group(model);
        var expected = Flatten(Measure(model.Load(two), group, positions, long.MaxValue));

        Assert.Equal(expected, Flatten(Measure(model.Load(two), group, positions, 1)));
        Assert.Equal(expected, Flatten(Measure(model.Load(two), group, positions, 60_000)));
        Assert.Equal(expected, Flatten(Measure(model.Load(one), group, positions, long.MaxValue)));
        Assert.Equal(expected, Flatten(Measure(model.Load(two, 2), group, positions, long.MaxValue)));
        Assert.Equal(expected, Flatten(Measure(model.Load(two, 1, 3), group, positions, 60_000)));
        for (var u = 0; u < group.Units.Count; u++)
        {
            var alone = Measure(model.Load(two), group with { Units = [group.Units[u]] }, positions, long.MaxValue);
            Assert.Equal(
                Measure(model.Load(two), group, positions, long.MaxValue).SelectMany(i => i.Steered[u]), alone.SelectMany(i => i.Steered[0]));
        }
    }

    [Fact]
    public void Run_OutOfMemory_HalvesAndGivesTheSameBits()
    {
        using var model = TinyModel.Dense();
        using var ample = new CpuBackend(1);
        using var scarce = new CpuBackend(1, activationLimit: 900_000);
        var group = Group(model);

        var expected = Flatten(Measure(model.Load(ample), group, SteeringPositions.All, long.MaxValue));
        var measured = Flatten(Measure(model.Load(scarce), group, SteeringPositions.All, long.MaxValue));

        Assert.True(ample.PeakAllocatedBytes > 900_000, $"{ample.PeakAllocatedBytes} bytes would have fitted");
        Assert.Equal(expected, measured);
    }

    private static WaveGroup Group(TinyModel model) =>
        new(model.Items(7), [.. model.Units(Enumerable.Range(0, model.Config.LayerCount), -1, 1), .. model.Units([2], 0.5)]);

    private static ItemReadings[] Measure(DecoderShard[] shards, WaveGroup group, SteeringPositions positions, long budget) =>
        [.. new WaveRunner(shards, budget).Run(group, null, positions).SelectMany(chunk => chunk)];

    private static AnswerReading[] Flatten(ItemReadings[] items) =>
        [.. items.SelectMany(i => i.Steered.SelectMany(s => s).Prepend(i.Baseline))];
}
