using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

public class RandomCheckpointTests
{
    [Theory]
    [InlineData(Architecture.Llama, DataType.F32, false)]
    [InlineData(Architecture.Mistral, DataType.F16, true)]
    [InlineData(Architecture.Qwen2, DataType.BF16, true)]
    [InlineData(Architecture.Qwen3, DataType.BF16, true)]
    [InlineData(Architecture.Qwen3Moe, DataType.F32, false)]
    public void Write_AnyArchitecture_OpensWithTheSameConfiguration(Architecture architecture, DataType type, bool tied)
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(architecture, tied);
        RandomCheckpoint.Write(folder.File("model"), config, 7, type);
        using var checkpoint = Checkpoint.Open(folder.File("model"));

        Assert.Equal(Comparable(config), Comparable(checkpoint.Config));
        Assert.Equal(config.EosTokens.ToArray(), checkpoint.Config.EosTokens.ToArray());
        Assert.Equal(config.Moe?.DenseLayers.Order(), checkpoint.Config.Moe?.DenseLayers.Order());
        Assert.All(checkpoint.Tensors.Values, tensor => Assert.Equal(type, tensor.DataType));
    }

    [Fact]
    public void Write_FullConfiguration_RoundTrips()
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(Architecture.Llama) with
        {
            RopeScaling = new RopeScaling.Llama3(8, 1, 4, 64), QkvBias = true, OutputBias = true, MlpBias = true, EosTokens = [5], RmsNormEpsilon = 1e-5f,
        };
        RandomCheckpoint.Write(folder.File("llama"), config, 1, DataType.F32);
        Assert.Equal(Comparable(config), Comparable(ModelConfigReader.Read(folder.File("llama"))));

        var windowed = TestModels.Tiny(Architecture.Qwen2) with { SlidingWindows = [null, 9, 9], RopeScaling = new RopeScaling.Linear(2) };
        RandomCheckpoint.Write(folder.File("qwen"), windowed, 1, DataType.F32);
        Assert.Equal(windowed.SlidingWindows.ToArray(), ModelConfigReader.Read(folder.File("qwen")).SlidingWindows.ToArray());
    }

    [Fact]
    public void Write_SameSeed_GivesSameBytesAndAnotherSeedOthers()
    {
        using var folder = new TemporaryFolder();
        var bytes = new[] { 3ul, 3ul, 4ul }.Select((seed, i) =>
        {
            RandomCheckpoint.Write(folder.File($"{i}"), TestModels.Tiny(Architecture.Qwen3), seed, DataType.BF16);
            return File.ReadAllBytes(folder.File($"{i}/model.safetensors"));
        }).ToArray();

        Assert.Equal(bytes[0], bytes[1]);
        Assert.NotEqual(bytes[0], bytes[2]);
    }

    [Fact]
    public void Write_LargeTensors_HaveTheStatedMoments()
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(Architecture.Qwen3) with { HiddenSize = 256, VocabularySize = 4000, LayerCount = 1 };
        RandomCheckpoint.Write(folder.Path, config, 1, DataType.F32);
        using var file = SafetensorsFile.Open(folder.File("model.safetensors"));

        AssertMoments(file.ReadFloats(ExpectedTensors.Embedding), 0, 0.02);
        AssertMoments(file.ReadFloats("model.layers.0.mlp.up_proj.weight"), 0, 1 / 16.0);
        AssertMoments(file.ReadFloats(ExpectedTensors.FinalNorm), 1, 0.1);
        Assert.NotEqual(file.ReadFloats("model.layers.0.mlp.up_proj.weight"), file.ReadFloats("model.layers.0.mlp.gate_proj.weight"));
    }

    [Fact]
    public void Write_ModelAlreadyThere_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", "{}");

        Assert.Contains(
            "holds a model already",
            Assert.Throws<CheckpointException>(() => RandomCheckpoint.Write(folder.Path, TestModels.Tiny(Architecture.Qwen3), 1, DataType.F32)).Message);
    }

    [Fact]
    public void Write_ImpossibleShape_IsRefusedBeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(Architecture.Qwen3) with { KvHeadCount = 3 };

        Assert.Contains("num_key_value_heads is 3", Assert.Throws<CheckpointException>(() => RandomCheckpoint.Write(folder.Path, config, 1, DataType.F32)).Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_TraitThatTheArchitectureCannotHave_IsRefused()
    {
        using var folder = new TemporaryFolder();
        ModelConfig[] configs =
        [
            TestModels.Tiny(Architecture.Qwen2) with { QkvBias = false },
            TestModels.Tiny(Architecture.Llama) with { QueryKeyNorm = true },
            TestModels.Tiny(Architecture.Qwen3Moe) with { Moe = null },
            TestModels.Tiny(Architecture.Mistral) with { SlidingWindows = [4, null, 4] },
        ];

        Assert.All(configs, config => Assert.Contains(
            "cannot be so", Assert.Throws<CheckpointException>(() => RandomCheckpoint.Write(folder.Path, config, 1, DataType.F32)).Message));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Fill_Parts_EqualTheWhole()
    {
        var weights = new RandomWeights(5, "t", 0, 1);
        var whole = new byte[1024];
        weights.Fill(DataType.BF16, 0, whole);
        var part = new byte[128];
        weights.Fill(DataType.BF16, 256, part);

        Assert.Equal(whole[256..384], part);
    }

    // Without the members that compare by reference.
    private static ModelConfig Comparable(ModelConfig config) =>
        config with { EosTokens = default, SlidingWindows = default, Moe = config.Moe is null ? null : config.Moe with { DenseLayers = null! } };

    private static void AssertMoments(float[] values, double mean, double deviation)
    {
        var found = values.Average(value => (double)value);
        var variance = values.Average(value => (value - found) * (value - found));

        Assert.InRange(found, mean - (4 * deviation / Math.Sqrt(values.Length)), mean + (4 * deviation / Math.Sqrt(values.Length)));
        Assert.InRange(Math.Sqrt(variance), deviation * 0.85, deviation * 1.15);
    }
}
