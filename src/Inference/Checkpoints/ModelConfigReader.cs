using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Reads a model's <c>config.json</c> (and the end tokens of its <c>generation_config.json</c>). Unknown keys are ignored, absent ones have the
/// defaults of Hugging Face's configuration classes; whatever would change the numbers and is not computed here is refused.
/// </summary>
public static class ModelConfigReader
{
    internal const int MaxWidth = 1 << 20;
    private const int MaxLayers = 1024;
    private const int MaxHeads = 4096;
    private const int MaxHeadSize = 4096;
    private const int MaxVocabulary = 1 << 24;

    /// <summary>Reads the configuration of the model in a folder.</summary>
    /// <param name="folder">The folder that holds <c>config.json</c>.</param>
    /// <returns>The configuration; every size in it is positive and consistent with the others.</returns>
    /// <exception cref="CheckpointException">The file cannot be read, or names something unknown or impossible; the message lists all problems.</exception>
    public static ModelConfig Read(string folder)
    {
        var path = Path.Combine(folder, "config.json");
        using var document = JsonFile.Parse(path);
        return Read(document.RootElement, path, folder);
    }

    /// <summary>Reads a configuration from memory, without a <c>generation_config.json</c> beside it.</summary>
    internal static ModelConfig Parse(ReadOnlyMemory<byte> json, string path)
    {
        using var document = JsonFile.Parse(json, path);
        return Read(document.RootElement, path, folder: null);
    }

    private static ModelConfig Read(JsonElement root, string path, string? folder)
    {
        var problems = new ProblemList();
        var config = Read(new JsonFields("config.json", "", root, problems), folder, problems);
        problems.ThrowIfAny($"Cannot use the model configuration {path}");
        return config!;
    }

    private static ModelConfig? Read(JsonFields fields, string? folder, ProblemList problems)
    {
        if (ArchitectureFacts.Find(fields) is not { } facts)
        {
            return null;
        }

        var hidden = fields.Int("hidden_size", null, 1, MaxWidth);
        var layers = fields.Int("num_hidden_layers", null, 1, MaxLayers);
        var heads = fields.Int("num_attention_heads", null, 1, MaxHeads);
        var kvHeads = fields.Int("num_key_value_heads", fields.IsNull("num_key_value_heads") ? heads ?? 1 : facts.KvHeads ?? heads ?? 1, 1, MaxHeads);
        var headSize = HeadSize(fields, facts, hidden, heads);
        var intermediate = fields.Int("intermediate_size", null, 1, MaxWidth);
        var vocabulary = fields.Int("vocab_size", null, 1, MaxVocabulary);
        var epsilon = fields.Number("rms_norm_eps", 1e-6, 1e-30, 1);
        var positions = fields.Int("max_position_embeddings", facts.MaxPositions, 1, int.MaxValue);
        var tied = fields.Bool("tie_word_embeddings", false);
        var attentionBias = fields.Bool("attention_bias", false);
        var mlpBias = fields.Bool("mlp_bias", false);
        var (theta, scaling) = RopeReader.Read(fields);
        var windows = SlidingWindowReader.Read(fields, facts.Architecture, layers ?? 1);
        var moe = facts.Architecture == Architecture.Qwen3Moe ? MoeConfigReader.Read(fields, layers ?? MaxLayers) : null;
        var eos = EosTokens.Read(fields, folder, facts, problems);
        RefuseUnsupported(fields);
        if (kvHeads > 0 && heads % kvHeads != 0)
        {
            fields.Problem($"num_attention_heads is {heads} and num_key_value_heads is {kvHeads}; the first must be a multiple of the second");
        }

        if (problems.Count > 0)
        {
            return null;
        }

        var qwen3 = facts.Architecture is Architecture.Qwen3 or Architecture.Qwen3Moe;
        var biased = (qwen3 || facts.Architecture == Architecture.Llama) && attentionBias!.Value;
        return new()
        {
            Architecture = facts.Architecture,
            HiddenSize = hidden!.Value,
            LayerCount = layers!.Value,
            HeadCount = heads!.Value,
            KvHeadCount = kvHeads!.Value,
            HeadSize = headSize!.Value,
            IntermediateSize = intermediate!.Value,
            VocabularySize = vocabulary!.Value,
            RmsNormEpsilon = (float)epsilon!.Value,
            RopeTheta = theta!.Value,
            RopeScaling = scaling,
            TiedEmbeddings = tied!.Value,
            QkvBias = biased || facts.Architecture == Architecture.Qwen2,
            OutputBias = biased,
            MlpBias = facts.Architecture == Architecture.Llama && mlpBias!.Value,
            QueryKeyNorm = qwen3,
            SlidingWindows = windows,
            Moe = moe,
            MaxPositions = positions!.Value,
            EosTokens = eos,
        };
    }

    private static int? HeadSize(JsonFields fields, ArchitectureFacts facts, int? hidden, int? heads)
    {
        var given = fields.TryGet("head_dim", out _);
        if (!given && (facts.HeadSize is null || fields.IsNull("head_dim")) && hidden % heads != 0 && hidden is not null && heads is not null)
        {
            fields.Problem($"head_dim is missing and hidden_size {hidden} is not a multiple of num_attention_heads {heads}; give head_dim");
            return null;
        }

        var computed = Math.Clamp((hidden ?? 2) / (heads ?? 1), 1, MaxHeadSize);
        var size = fields.Int("head_dim", fields.IsNull("head_dim") ? computed : facts.HeadSize ?? computed, 1, MaxHeadSize);
        if (size % 2 == 1 && (given || (hidden is not null && heads is not null)))
        {
            fields.Problem($"head_dim is {size}; it must be even, because rotary embeddings turn pairs of elements");
        }

        return size;
    }

    private static void RefuseUnsupported(JsonFields fields)
    {
        fields.OneOf("hidden_act", "silu");
        fields.OneOf("dtype", "float32", "bfloat16", "float16", "auto");
        fields.OneOf("torch_dtype", "float32", "bfloat16", "float16", "auto");
        if (fields.TryGet("quantization_config", out var quantization))
        {
            fields.Problem("quantization_config", quantization, "absent: use the checkpoint in float32, bfloat16 or float16");
        }
    }
}
