using System.Collections.Frozen;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Models;

/// <summary>Every architecture and trait against a plain forward pass in double.</summary>
public class ArchitectureTests
{
    private static readonly ModelConfig Base = new()
    {
        Architecture = Architecture.Llama,
        HiddenSize = 48,
        LayerCount = 3,
        HeadCount = 4,
        KvHeadCount = 2,
        HeadSize = 12,
        IntermediateSize = 80,
        VocabularySize = 100,
        RmsNormEpsilon = 1e-5f,
        RopeTheta = 10000,
        TiedEmbeddings = false,
        MaxPositions = 512,
    };

    public static TheoryData<string> Traits { get; } = new(Configs.Keys.Order());

    private static Dictionary<string, ModelConfig> Configs => new()
    {
        ["llama"] = Base,
        ["llama with biases"] = Base with { QkvBias = true, OutputBias = true, MlpBias = true },
        ["llama with linear scaling"] = Base with { RopeScaling = new RopeScaling.Linear(4) },
        ["mistral with a window of 5"] = Base with { Architecture = Architecture.Mistral, SlidingWindows = [5, 5, 5] },
        ["mistral without a window"] = Base with { Architecture = Architecture.Mistral },
        ["qwen2"] = Base with { Architecture = Architecture.Qwen2, QkvBias = true, TiedEmbeddings = true },
        ["qwen3"] = Base with { Architecture = Architecture.Qwen3, QueryKeyNorm = true, HeadSize = 32 },
        ["qwen3 moe with a dense layer"] = Base with
        {
            Architecture = Architecture.Qwen3Moe, QueryKeyNorm = true, Moe = new MoeConfig(6, 2, 24, false, new[] { 1 }.ToFrozenSet()),
        },
    };

    [Theory]
    [MemberData(nameof(Traits))]
    public void Forward_OfEachArchitecture_IsCloseToDouble(string trait)
    {
        using var folder = new TemporaryFolder();
        RandomCheckpoint.Write(folder.File("model"), Configs[trait], 11, DataType.F32);
        using var checkpoint = Checkpoint.Open(folder.File("model"));
        using var backend = new CpuBackend(1);
        var model = DecoderShard.Whole(checkpoint, backend);
        int[] tokens = [.. Enumerable.Range(0, 23).Select(i => (i * 37) % 100)];

        using var residual = model.Embed(tokens);
        for (var layer = 0; layer < model.Config.LayerCount; layer++)
        {
            model.RunBlock(layer, residual, BatchLayout.Of([tokens.Length]));
        }

        using var last = residual.Slice(tokens.Length - 1, 1);
        using var logits = model.Logits(last);
        var actual = new float[logits.Columns];
        backend.Read(logits, actual);
        var expected = new ReferenceModel(checkpoint).LastLogits(tokens);
        var scale = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-5 * scale));
    }
}
