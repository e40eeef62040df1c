using System.Collections.Frozen;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Waves;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests;

/// <summary>A random checkpoint in a temporary folder, with items and vectors of random content.</summary>
internal sealed class TinyModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Checkpoint _checkpoint;

    private TinyModel(ModelConfig config, DataType type)
    {
        RandomCheckpoint.Write(_folder.File("model"), config, 7, type);
        _checkpoint = Checkpoint.Open(_folder.File("model"));
    }

    public Checkpoint Checkpoint => _checkpoint;

    public ModelConfig Config => _checkpoint.Config;

    public static TinyModel Dense(int layers = 5, int hidden = 48, DataType type = DataType.BF16, params int[] eos) =>
        new(Shape(layers, hidden) with { EosTokens = [.. eos] }, type);

    public static TinyModel Sparse(int layers = 4) => new(
        Shape(layers, 64) with { Architecture = Architecture.Qwen3Moe, Moe = new MoeConfig(8, 2, 32, true, new[] { 1 }.ToFrozenSet()) }, DataType.BF16);

    public DecoderShard[] Load(CpuBackend backend, params int[] cuts)
    {
        int[] bounds = [0, .. cuts, Config.LayerCount];
        return [.. bounds.Zip(bounds.Skip(1), (a, b) => new DecoderShard(_checkpoint, backend, new BlockRange(a, b)))];
    }

    /// <summary>Ragged prompts; the response starts three tokens before the end.</summary>
    public EncodedPrompt[] Items(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var length = 9 + random.Next(40);
            return new EncodedPrompt
            {
                Index = i,
                Tokens = [.. Enumerable.Range(0, length).Select(_ => random.Next(Config.VocabularySize))],
                ResponseStart = length - 4,
                TokenA = 5,
                TokenB = 11,
                MatchingIsA = i % 2 == 0,
                Text = string.Empty,
            };
        })];
    }

    public WaveUnit[] Units(IEnumerable<int> layers, params double[] strengths)
    {
        var random = new Random(3);
        return [.. layers.Select(l => new WaveUnit(
            l, [.. Enumerable.Range(0, Config.HiddenSize).Select(_ => (float)(random.NextDouble() - 0.5))], strengths))];
    }

    public void Dispose()
    {
        _checkpoint.Dispose();
        _folder.Dispose();
    }

    private static ModelConfig Shape(int layers, int hidden) => new()
    {
        Architecture = Architecture.Qwen3,
        HiddenSize = hidden,
        LayerCount = layers,
        HeadCount = 4,
        KvHeadCount = 2,
        HeadSize = 16,
        IntermediateSize = 80,
        VocabularySize = 300,
        RmsNormEpsilon = 1e-6f,
        RopeTheta = 1e6,
        TiedEmbeddings = true,
        QueryKeyNorm = true,
        MaxPositions = 4096,
    };
}
