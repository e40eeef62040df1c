using SteerCluster.Inference.Cpu;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Sweeping.Tests.Sharding;

public class RemoteExtractionTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Extract_SplitOverProcesses_HasTheBitsOfOne(bool sparse, bool readInput)
    {
        using var model = sparse ? TinyModel.Sparse() : TinyModel.Dense();
        using var backend = new CpuBackend(2);
        var pairs = Pairs(model);
        foreach (var layers in new int[][] { [0, 1, 2, 3], [1], [2], [0, 3] })
        {
            var expected = Bits(LocalShard.Of(model.Load(backend)), pairs, layers, readInput, long.MaxValue);
            foreach (var (cuts, local) in new (int[], int)[] { ([], 0), ([2], 0), ([2], 1), ([1, 3], 1) })
            {
                using var split = new SplitModel(model, cuts, local);
                Assert.Equal(expected, Bits(split.Shards, pairs, layers, readInput, long.MaxValue));
                Assert.Equal(expected, Bits(split.Shards, pairs, layers, readInput, 30_000));
                Assert.Equal(0, split.AllocatedBytes);
            }

            using var parts = new SplitModel(model, [1], 1, new ShardLimits { MessageBytes = 4_000 });
            Assert.Equal(expected, Bits(parts.Shards, pairs, layers, readInput, long.MaxValue));
        }
    }

    [Fact]
    public void Extract_EarlyLayers_DoNotCallLaterShards()
    {
        using var model = TinyModel.Dense();
        using var split = new SplitModel(model, [2, 4]);

        new VectorExtractor(split.Shards, long.MaxValue).Extract(Pairs(model), [0, 2], readInput: false);

        Assert.Single(split.Transports[1].Sent);
        Assert.Empty(split.Transports[2].Sent);
    }

    [Fact]
    public void Extract_OutOfMemoryThere_HalvesAndGivesTheSameBits()
    {
        using var model = TinyModel.Dense();
        using var backend = new CpuBackend(2);
        using var split = new SplitModel(model, [2], activationLimit: 400_000);

        var expected = Bits(LocalShard.Of(model.Load(backend)), Pairs(model), [0, 1, 2, 3], false, long.MaxValue);

        Assert.True(backend.PeakAllocatedBytes > 400_000, $"{backend.PeakAllocatedBytes} bytes would have fitted");
        Assert.Equal(expected, Bits(split.Shards, Pairs(model), [0, 1, 2, 3], false, long.MaxValue));
        Assert.Equal(0, split.AllocatedBytes);
    }

    private static ContrastivePrompt[] Pairs(TinyModel model) =>
        [.. model.Items(7).Select(i => new ContrastivePrompt([.. i.Tokens, i.TokenA], [.. i.Tokens, i.TokenB]))];

    private static double[] Bits(IReadOnlyList<IModelShard> shards, ContrastivePrompt[] pairs, int[] layers, bool readInput, long budget)
    {
        var extracted = new VectorExtractor(shards, budget).Extract(pairs, layers, readInput);
        return [.. extracted.Vectors.SelectMany(v => v).Select(x => (double)x), .. extracted.ResidualNorms];
    }
}
