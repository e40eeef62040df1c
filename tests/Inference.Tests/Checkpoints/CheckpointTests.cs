using System.Text.Json.Nodes;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

public class CheckpointTests
{
    [SharedTheory("golden/checkpoints")]
    [InlineData("llama-tiny-bf16", Architecture.Llama, DataType.BF16)]
    [InlineData("llama-tiny-f32", Architecture.Llama, DataType.F32)]
    [InlineData("llama3-scaled-f32", Architecture.Llama, DataType.F32)]
    [InlineData("qwen3-tiny-bf16", Architecture.Qwen3, DataType.BF16)]
    [InlineData("qwen3-tiny-bf16-sharded2", Architecture.Qwen3, DataType.BF16)]
    [InlineData("qwen3-tiny-f32", Architecture.Qwen3, DataType.F32)]
    [InlineData("qwen3-untied-f32", Architecture.Qwen3, DataType.F32)]
    [InlineData("qwen3moe-tiny-bf16", Architecture.Qwen3Moe, DataType.BF16)]
    [InlineData("qwen3moe-tiny-f32", Architecture.Qwen3Moe, DataType.F32)]
    public void Open_GoldenCheckpoint_HasEveryExpectedTensor(string name, Architecture architecture, DataType type)
    {
        using var checkpoint = Checkpoint.Open(SharedData.PathTo("golden", "checkpoints", name));

        Assert.Equal(architecture, checkpoint.Config.Architecture);
        var expected = ExpectedTensors.For(checkpoint.Config).ToArray();
        Assert.All(expected, tensor => Assert.Equal((type, true), (checkpoint.Tensor(tensor.Name).DataType, tensor.Shape.SequenceEqual(checkpoint.Tensor(tensor.Name).Shape))));
        Assert.Equal(expected.Sum(tensor => tensor.ElementCount) * (type == DataType.F32 ? 4 : 2), checkpoint.WeightBytes);
        Assert.Equal(name.EndsWith("sharded2", StringComparison.Ordinal) ? 2 : 1, checkpoint.Files.Length);
    }

    [SharedFact("golden/checkpoints")]
    public void Open_BlockRange_MapsOnlyTheFilesItNeeds()
    {
        var folder = SharedData.PathTo("golden", "checkpoints", "qwen3-tiny-bf16-sharded2");
        using var first = Checkpoint.Open(folder, new BlockRange(0, 2));
        using var middle = Checkpoint.Open(folder, new BlockRange(3, 4));
        using var last = Checkpoint.Open(folder, new BlockRange(4, 6));

        Assert.EndsWith("model-00001-of-00002.safetensors", Assert.Single(first.Files));
        Assert.EndsWith("model-00002-of-00002.safetensors", Assert.Single(middle.Files));
        Assert.Equal(2, last.Files.Length);
        Assert.Equal(
            middle.Config.LayerCount * middle.WeightBytes,
            first.WeightBytes - (2 * 512 * 64) + (2 * middle.WeightBytes) + last.WeightBytes - (2 * 512 * 64) - (2 * 64));
        Assert.Equal(512, last.Tensor(ExpectedTensors.Embedding).Shape[0]);
        Assert.Throws<CheckpointException>(() => middle.Tensor(ExpectedTensors.Embedding));
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint.Open(folder, new BlockRange(3, 7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint.Open(folder, new BlockRange(3, 3)));
    }

    [Fact]
    public void Open_BadTensors_NamesThemAll()
    {
        using var folder = new TemporaryFolder();
        var message = Refused(folder, tensors =>
        {
            tensors.RemoveAll(tensor => tensor.Name == "model.layers.1.mlp.up_proj.weight");
            Replace(tensors, "model.norm.weight", tensor => tensor with { Shape = [15] });
            Replace(tensors, "model.layers.2.input_layernorm.weight", tensor => tensor with { ElementType = "F8_E4M3" });
            tensors.Add(new("model.layers.3.input_layernorm.weight", "F32", [16], Zero));
            tensors.Add(new("model.layers.0.self_attn.rotary_emb.inv_freq", "I64", [4], Zero));
        });

        foreach (var part in new[]
                 {
                     "4 problems", "model.layers.1.mlp.up_proj.weight with shape [24, 16] is missing", "model.norm.weight has shape [15]; config.json makes it [16]",
                     "model.layers.2.input_layernorm.weight has type F8_E4M3", "model.layers.3.input_layernorm.weight is not part of a Qwen3ForCausalLM",
                 })
        {
            Assert.Contains(part, message);
        }
    }

    [Fact]
    public void Open_ManyProblems_ListsTwentyAndCountsTheRest()
    {
        using var folder = new TemporaryFolder();
        var message = Refused(folder, tensors => tensors.RemoveRange(1, 30));

        Assert.Contains("30 problems", message);
        Assert.Contains("and 10 more", message);
        Assert.Equal(22, message.Split('\n').Length);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "lm_head.weight with shape [40, 16] is missing")]
    public void Open_WithoutLmHead_IsFineWhenTied(bool tied, string? problem)
    {
        using var folder = new TemporaryFolder();
        WriteModel(folder, TestModels.Tiny(Architecture.Qwen3, tied), tensors => tensors.RemoveAll(tensor => tensor.Name == ExpectedTensors.LmHead));
        if (problem is not null)
        {
            Assert.Contains(problem, Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message);
            return;
        }

        using var checkpoint = Checkpoint.Open(folder.Path);
        Assert.Contains("tied embeddings", Assert.Throws<CheckpointException>(() => checkpoint.Tensor(ExpectedTensors.LmHead)).Message);
    }

    [Fact]
    public void Open_TiedWithLmHead_IgnoresItWhenItsShapeIsRight()
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(Architecture.Qwen3);
        WriteModel(folder, config, tensors => tensors.Add(new(ExpectedTensors.LmHead, "F32", [40, 16], Zero)));
        Checkpoint.Open(folder.Path).Dispose();
        WriteModel(folder, config, tensors => tensors.Add(new(ExpectedTensors.LmHead, "F32", [41, 16], Zero)));

        Assert.Contains("[41, 16]", Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message);
    }

    [Theory]
    [InlineData("duplicate", "is in both a.safetensors and b.safetensors")]
    [InlineData("elsewhere", "is in a.safetensors but the index names b.safetensors")]
    [InlineData("absent", "it names the file c.safetensors, which is not there")]
    [InlineData("escape", "it names the file ../c.safetensors; it must be the plain name")]
    [InlineData("rooted", "it names the file /etc/passwd; it must be the plain name")]
    [InlineData("number", "the file of tensor x is Number")]
    [InlineData("ghost", "tensor model.ghost is not part of")]
    [InlineData("truncated", "b.safetensors: tensor")]
    [InlineData("nomap", "weight_map is missing")]
    public void Open_BadShards_IsRefused(string fault, string expected)
    {
        using var folder = new TemporaryFolder();
        var config = TestModels.Tiny(Architecture.Qwen3);
        var tensors = Sources(config);
        var index = new JsonObject();
        tensors.ForEach(tensor => index[tensor.Name] = tensors.IndexOf(tensor) < 10 ? "a.safetensors" : "b.safetensors");
        var (a, b) = (tensors[..10], tensors[10..]);
        switch (fault)
        {
            case "duplicate": b.Add(a[3]); break;
            case "elsewhere": index[a[3].Name] = "b.safetensors"; break;
            case "absent": index[a[3].Name] = "c.safetensors"; break;
            case "escape": index[a[3].Name] = "../c.safetensors"; break;
            case "rooted": index[a[3].Name] = "/etc/passwd"; break;
            case "number": index["x"] = 3; break;
            case "ghost": index["model.ghost"] = "a.safetensors"; break;
            default: break;
        }

        folder.Write("config.json", ModelConfigWriter.Write(config, DataType.F32));
        SafetensorsWriter.Write(folder.File("a.safetensors"), a);
        SafetensorsWriter.Write(folder.File("b.safetensors"), b);
        folder.Write("model.safetensors.index.json", fault == "nomap" ? "{}" : new JsonObject { ["weight_map"] = index }.ToJsonString());
        if (fault == "truncated")
        {
            using var stream = File.OpenWrite(folder.File("b.safetensors"));
            stream.SetLength(stream.Length - 1);
        }

        var message = Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message;

        Assert.Contains(expected, message);
        Assert.Contains(fault is "absent" or "escape" or "rooted" ? "2 problems" : "1 problem", message);
    }

    [Fact]
    public void Open_OtherFileNames_OnlyOneIsUnambiguous()
    {
        using var folder = new TemporaryFolder();
        WriteModel(folder, TestModels.Tiny(Architecture.Llama), _ => { });
        File.Move(folder.File("model.safetensors"), folder.File("weights.safetensors"));
        Checkpoint.Open(folder.Path).Dispose();

        File.Copy(folder.File("weights.safetensors"), folder.File("more.safetensors"));
        Assert.Contains("there are 2 *.safetensors", Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message);

        File.Delete(folder.File("more.safetensors"));
        File.Delete(folder.File("weights.safetensors"));
        Assert.Contains("there is no model.safetensors", Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message);
        Assert.Contains("no such folder", Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.File("x"))).Message);
    }

    [Fact]
    public void Tensor_AfterDispose_Throws()
    {
        using var folder = new TemporaryFolder();
        WriteModel(folder, TestModels.Tiny(Architecture.Llama), _ => { });
        var checkpoint = Checkpoint.Open(folder.Path);
        checkpoint.Dispose();
        checkpoint.Dispose();

        Assert.Throws<ObjectDisposedException>(() => checkpoint.Tensor(ExpectedTensors.FinalNorm));
    }

    private static string Refused(TemporaryFolder folder, Action<List<TensorSource>> change)
    {
        WriteModel(folder, TestModels.Tiny(Architecture.Qwen3), change);
        return Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path)).Message;
    }

    private static void WriteModel(TemporaryFolder folder, ModelConfig config, Action<List<TensorSource>> change)
    {
        var tensors = Sources(config);
        change(tensors);
        folder.Write("config.json", ModelConfigWriter.Write(config, DataType.F32));
        SafetensorsWriter.Write(folder.File("model.safetensors"), tensors);
    }

    private static List<TensorSource> Sources(ModelConfig config) =>
        [.. ExpectedTensors.For(config).Select(tensor => new TensorSource(tensor.Name, "F32", tensor.Shape, Zero))];

    private static void Replace(List<TensorSource> tensors, string name, Func<TensorSource, TensorSource> change)
    {
        var index = tensors.FindIndex(tensor => tensor.Name == name);
        tensors[index] = change(tensors[index]);
    }

    private static void Zero(long offset, Span<byte> destination) => destination.Clear();
}
