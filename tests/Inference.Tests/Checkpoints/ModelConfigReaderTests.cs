using System.Text.Json.Nodes;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Checkpoints;

public class ModelConfigReaderTests
{
    private const string Llama = """
        {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64, "num_hidden_layers": 4, "num_attention_heads": 4,
         "intermediate_size": 160, "vocab_size": 512, "hidden_act": "silu"}
        """;

    [Fact]
    public void Read_OnlyRequiredKeys_HasHuggingFaceDefaults()
    {
        var config = Read(Llama);

        Assert.Equal(Architecture.Llama, config.Architecture);
        Assert.Equal((4, 16, 2048), (config.KvHeadCount, config.HeadSize, config.MaxPositions));
        Assert.Equal((10000.0, 1e-6f), (config.RopeTheta, config.RmsNormEpsilon));
        Assert.Null(config.RopeScaling);
        Assert.False(config.TiedEmbeddings || config.QkvBias || config.OutputBias || config.MlpBias || config.QueryKeyNorm);
        Assert.Empty(config.SlidingWindows);
        Assert.Equal([2], config.EosTokens.ToArray());
    }

    [Theory]
    [InlineData("LlamaForCausalLM", "llama", Architecture.Llama, false, false)]
    [InlineData("MistralForCausalLM", "mistral", Architecture.Mistral, false, false)]
    [InlineData("Qwen2ForCausalLM", "qwen2", Architecture.Qwen2, true, false)]
    [InlineData("Qwen3ForCausalLM", "qwen3", Architecture.Qwen3, false, true)]
    [InlineData("Qwen3MoeForCausalLM", "qwen3_moe", Architecture.Qwen3Moe, false, true)]
    public void Read_KnownArchitecture_SetsItsTraits(string name, string type, Architecture expected, bool qkvBias, bool norms)
    {
        var config = Read(Llama, ("architectures", new JsonArray(name)), ("model_type", type), ("num_key_value_heads", 2), ("sliding_window", null));

        Assert.Equal((expected, qkvBias, false, norms), (config.Architecture, config.QkvBias, config.OutputBias, config.QueryKeyNorm));
        Assert.Equal(expected == Architecture.Qwen3Moe, config.Moe is not null);
        Assert.Equal(expected, Read(Llama, ("architectures", null), ("model_type", type), ("num_key_value_heads", 2)).Architecture);
    }

    [Theory]
    [InlineData("LlamaForCausalLM", true, true, true)]
    [InlineData("Qwen3ForCausalLM", true, true, false)]
    [InlineData("MistralForCausalLM", false, false, false)]
    [InlineData("Qwen2ForCausalLM", true, false, false)]
    public void Read_BiasKeys_FollowTheArchitecture(string name, bool qkv, bool output, bool mlp)
    {
        var config = Read(
            Llama, ("architectures", new JsonArray(name)), ("model_type", null), ("num_key_value_heads", 2), ("attention_bias", true), ("mlp_bias", true));

        Assert.Equal((qkv, output, mlp), (config.QkvBias, config.OutputBias, config.MlpBias));
    }

    [Fact]
    public void Read_UnknownArchitecture_IsRefusedByName()
    {
        var message = Refused(Llama, ("architectures", new JsonArray("GemmaForCausalLM")));

        Assert.Contains("GemmaForCausalLM is not known", message);
        Assert.Contains("Qwen3MoeForCausalLM (qwen3_moe)", message);
    }

    [Fact]
    public void Read_SeveralProblems_NamesThemAll()
    {
        var message = Refused(
            Llama, ("hidden_size", -4), ("vocab_size", null), ("num_key_value_heads", 3), ("hidden_act", "gelu"), ("rms_norm_eps", "tiny"), ("intermediate_size", 1e12));

        foreach (var part in new[]
                 {
                     "6 problems", "hidden_size is -4", "vocab_size is missing", "num_key_value_heads is 3", "hidden_act is \"gelu\"; it must be one of silu",
                     "rms_norm_eps is \"tiny\"", "intermediate_size is 1000000000000",
                 })
        {
            Assert.Contains(part, message);
        }
    }

    [Theory]
    [InlineData("head_dim", "7", "must be even")]
    [InlineData("head_dim", "99999", "from 1 to 4096")]
    [InlineData("num_attention_heads", "3", "hidden_size 64 is not a multiple of num_attention_heads 3")]
    [InlineData("num_hidden_layers", "2147483648", "num_hidden_layers is 2147483648")]
    [InlineData("num_hidden_layers", "4.5", "whole number from 1 to 1024")]
    [InlineData("rope_theta", "0", "rope_theta is 0")]
    [InlineData("rope_theta", "1e999", "rope_theta is 1e999")]
    [InlineData("tie_word_embeddings", "1", "true or false")]
    [InlineData("eos_token_id", "[1, \"x\"]", "eos_token_id is \"x\"")]
    [InlineData("torch_dtype", "\"float8_e4m3fn\"", "float8_e4m3fn")]
    [InlineData("quantization_config", "{\"bits\": 4}", "quantization_config")]
    [InlineData("partial_rotary_factor", "0.5", "partial_rotary_factor")]
    [InlineData("model_type", "\"qwen3\"", "model_type is qwen3; it must be llama")]
    [InlineData("rope_scaling", "{\"type\": \"yarn\", \"factor\": 4}", "rope_scaling.type is \"yarn\"")]
    [InlineData("rope_scaling", "{\"rope_type\": \"dynamic\", \"factor\": 4}", "rope_scaling.rope_type is \"dynamic\"")]
    [InlineData("rope_scaling", "{\"factor\": 4}", "names no rope_type")]
    [InlineData("rope_scaling", "{\"type\": \"linear\"}", "rope_scaling.factor is missing")]
    [InlineData("rope_scaling", "\"linear\"", "rope_scaling is \"linear\"")]
    [InlineData("rope_parameters", "{\"full_attention\": {\"rope_type\": \"default\"}}", "full_attention")]
    public void Read_ValueOutOfRange_IsRefused(string key, string json, string expected) =>
        Assert.Contains(expected, Refused(Llama, (key, JsonNode.Parse(json))));

    [Theory]
    [InlineData("""{"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 64}""")]
    [InlineData("""{"type": "llama3", "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4, "original_max_position_embeddings": 64, "rope_theta": 5e5}""")]
    public void Read_Llama3Scaling_IsReadFromEitherKey(string json)
    {
        var key = json.Contains("rope_theta", StringComparison.Ordinal) ? "rope_parameters" : "rope_scaling";
        var config = Read(Llama, (key, JsonNode.Parse(json)), ("rope_theta", 5e5));

        Assert.Equal(new RopeScaling.Llama3(8, 1, 4, 64), config.RopeScaling);
        Assert.Equal(5e5, config.RopeTheta);
    }

    [Fact]
    public void Read_RopeParameters_OverrideTheTopLevel()
    {
        Assert.Equal(7e5, Read(Llama, ("rope_parameters", JsonNode.Parse("""{"rope_type": "default", "rope_theta": 7e5}"""))).RopeTheta);
        Assert.Null(Read(Llama, ("rope_scaling", JsonNode.Parse("""{"rope_type": "default"}"""))).RopeScaling);
        Assert.Equal(
            new RopeScaling.Linear(2), Read(Llama, ("rope_parameters", JsonNode.Parse("""{"rope_type": "linear", "factor": 2}"""))).RopeScaling);
    }

    [Fact]
    public void Read_RopeKeysThatDisagree_AreRefused()
    {
        var linear = """{"rope_type": "linear", "factor": 2}""";

        Assert.Contains("disagree", Refused(Llama, ("rope_scaling", JsonNode.Parse(linear)), ("rope_parameters", JsonNode.Parse("""{"rope_theta": 1e4}"""))));
        Assert.NotNull(Read(Llama, ("rope_scaling", JsonNode.Parse(linear)), ("rope_parameters", JsonNode.Parse(linear))).RopeScaling);
    }

    [Fact]
    public void Read_Mistral_HasAWindowUnlessNull()
    {
        (string, JsonNode?)[] mistral = [("architectures", new JsonArray("MistralForCausalLM")), ("model_type", "mistral"), ("num_key_value_heads", 2)];

        Assert.Equal([4096, 4096, 4096, 4096], Read(Llama, mistral).SlidingWindows.ToArray());
        Assert.Equal(100, Read(Llama, [("sliding_window", 100), .. mistral.Select(Copy)]).SlidingWindow(3));
        Assert.Empty(Read(Llama, [("sliding_window", null), .. mistral.Select(Copy)]).SlidingWindows);
    }

    [Theory]
    [InlineData("{\"sliding_window\": 32}", "")]
    [InlineData("{\"sliding_window\": 32, \"use_sliding_window\": true, \"max_window_layers\": 3}", "- - - 32")]
    [InlineData("{\"sliding_window\": 32, \"use_sliding_window\": true, \"max_window_layers\": 28}", "")]
    [InlineData("{\"sliding_window\": null, \"use_sliding_window\": true, \"max_window_layers\": 0}", "")]
    [InlineData(
        "{\"sliding_window\": 32, \"use_sliding_window\": true, \"layer_types\": [\"sliding_attention\", \"full_attention\", \"sliding_attention\", \"full_attention\"]}",
        "32 - 32 -")]
    public void Read_QwenWindow_FollowsItsKeys(string json, string expected)
    {
        var keys = JsonNode.Parse(json)!.AsObject().Select(pair => (pair.Key, pair.Value?.DeepClone()));
        var config = Read(
            Llama, [("architectures", new JsonArray("Qwen3ForCausalLM")), ("model_type", "qwen3"), ("num_key_value_heads", 2), .. keys]);

        Assert.Equal(expected, string.Join(' ', config.SlidingWindows.Select(window => window?.ToString() ?? "-")));
    }

    [Fact]
    public void Read_MixtureOfExperts_FollowsTheSparseRule()
    {
        var config = Read(
            Llama,
            ("architectures", new JsonArray("Qwen3MoeForCausalLM")),
            ("model_type", "qwen3_moe"),
            ("num_experts", 8),
            ("num_experts_per_tok", 2),
            ("moe_intermediate_size", 32),
            ("decoder_sparse_step", 2),
            ("mlp_only_layers", new JsonArray(3)));

        Assert.Equal((8, 2, 32, false), (config.Moe!.ExpertCount, config.Moe.ExpertsPerToken, config.Moe.ExpertSize, config.Moe.NormalizeTopK));
        Assert.Equal([false, true, false, false], Enumerable.Range(0, 4).Select(config.IsSparse));
    }

    [Fact]
    public void Read_GenerationConfig_AddsItsEndTokens()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Changed(Llama, ("eos_token_id", 7)));
        folder.Write("generation_config.json", """{"eos_token_id": [9, 7, 3]}""");

        Assert.Equal([7, 9, 3], ModelConfigReader.Read(folder.Path).EosTokens.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"hidden_size\": NaN}")]
    [InlineData("{\"hidden_\\ud800\": 4}")]
    [InlineData("{\"model_type\": \"\\ud800\", \"architectures\": [\"\\ud800\"], \"\\ud800\": 1}")]
    public void Read_NotAConfiguration_IsRefused(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", text);

        Assert.Contains(folder.File("config.json"), Assert.Throws<CheckpointException>(() => ModelConfigReader.Read(folder.Path)).Message);
    }

    [Fact]
    public void Read_NoFile_IsRefused() =>
        Assert.Contains("config.json", Assert.Throws<CheckpointException>(() => ModelConfigReader.Read("/nowhere/at/all")).Message);

    private static (string Key, JsonNode? Value) Copy((string Key, JsonNode? Value) change) => (change.Key, change.Value?.DeepClone());

    private static string Refused(string json, params (string Key, JsonNode? Value)[] changes) =>
        Assert.Throws<CheckpointException>(() => Read(json, changes)).Message;

    private static ModelConfig Read(string json, params (string Key, JsonNode? Value)[] changes)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Changed(json, changes));
        return ModelConfigReader.Read(folder.Path);
    }

    private static string Changed(string json, params (string Key, JsonNode? Value)[] changes)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var (key, value) in changes)
        {
            root[key] = value;
        }

        return root.ToJsonString();
    }
}
