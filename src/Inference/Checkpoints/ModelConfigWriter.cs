using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Writes a configuration as the <c>config.json</c> that <see cref="ModelConfigReader"/> and Hugging Face's classes read.</summary>
internal static class ModelConfigWriter
{
    public static byte[] Write(ModelConfig config, DataType type)
    {
        var facts = ArchitectureFacts.Of(config.Architecture);
        var fields = new SortedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["architectures"] = new[] { facts.ClassName },
            ["model_type"] = facts.ModelType,
            ["hidden_act"] = "silu",
            ["hidden_size"] = config.HiddenSize,
            ["num_hidden_layers"] = config.LayerCount,
            ["num_attention_heads"] = config.HeadCount,
            ["num_key_value_heads"] = config.KvHeadCount,
            ["head_dim"] = config.HeadSize,
            ["intermediate_size"] = config.IntermediateSize,
            ["vocab_size"] = config.VocabularySize,
            // As decimal text the single-precision epsilon reads as it was meant (1e-06, not 9.99999997e-07).
            ["rms_norm_eps"] = (decimal)config.RmsNormEpsilon,
            ["rope_theta"] = config.RopeTheta,
            ["rope_scaling"] = Scaling(config.RopeScaling),
            ["tie_word_embeddings"] = config.TiedEmbeddings,
            ["attention_bias"] = config.OutputBias,
            ["mlp_bias"] = config.MlpBias,
            ["max_position_embeddings"] = config.MaxPositions,
            ["eos_token_id"] = config.EosTokens.IsEmpty ? null : config.EosTokens,
            ["torch_dtype"] = type switch { DataType.F32 => "float32", DataType.BF16 => "bfloat16", _ => "float16" },
        };
        AddWindows(fields, config);
        AddExperts(fields, config.Moe);
        return JsonSerializer.SerializeToUtf8Bytes(fields, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
    }

    private static Dictionary<string, object>? Scaling(RopeScaling? scaling) => scaling switch
    {
        RopeScaling.Linear linear => new() { ["rope_type"] = "linear", ["factor"] = linear.Factor },
        RopeScaling.Llama3 llama3 => new()
        {
            ["rope_type"] = "llama3",
            ["factor"] = llama3.Factor,
            ["low_freq_factor"] = llama3.LowFrequencyFactor,
            ["high_freq_factor"] = llama3.HighFrequencyFactor,
            ["original_max_position_embeddings"] = llama3.OriginalMaxPositions,
        },
        _ => null,
    };

    private static void AddWindows(SortedDictionary<string, object?> fields, ModelConfig config)
    {
        fields["sliding_window"] = config.SlidingWindows.FirstOrDefault(window => window is not null);
        if (config.Architecture is not (Architecture.Llama or Architecture.Mistral))
        {
            fields["use_sliding_window"] = !config.SlidingWindows.IsEmpty;
            fields["layer_types"] = Enumerable.Range(0, config.LayerCount)
                .Select(layer => config.SlidingWindow(layer) is null ? "full_attention" : "sliding_attention");
        }
    }

    private static void AddExperts(SortedDictionary<string, object?> fields, MoeConfig? moe)
    {
        if (moe is not null)
        {
            fields["num_experts"] = moe.ExpertCount;
            fields["num_experts_per_tok"] = moe.ExpertsPerToken;
            fields["moe_intermediate_size"] = moe.ExpertSize;
            fields["norm_topk_prob"] = moe.NormalizeTopK;
            fields["decoder_sparse_step"] = 1;
            fields["mlp_only_layers"] = moe.DenseLayers.Order();
        }
    }
}
