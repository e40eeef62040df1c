using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Models;

/// <summary>The weights of one decoder block, loaded on a backend.</summary>
public sealed record BlockWeights
{
    /// <summary>Gain of the norm before attention [hidden].</summary>
    public required Weight AttentionNorm { get; init; }

    /// <summary>[heads x head size, hidden].</summary>
    public required Weight Query { get; init; }

    /// <summary>[KV heads x head size, hidden].</summary>
    public required Weight Key { get; init; }

    /// <summary>[KV heads x head size, hidden].</summary>
    public required Weight Value { get; init; }

    /// <summary>[hidden, heads x head size].</summary>
    public required Weight Output { get; init; }

    /// <summary>Bias of the query projection, or null.</summary>
    public Weight? QueryBias { get; init; }

    /// <summary>Bias of the key projection, or null.</summary>
    public Weight? KeyBias { get; init; }

    /// <summary>Bias of the value projection, or null.</summary>
    public Weight? ValueBias { get; init; }

    /// <summary>Bias of the output projection, or null.</summary>
    public Weight? OutputBias { get; init; }

    /// <summary>Gain of the norm on each query head [head size], or null.</summary>
    public Weight? QueryNorm { get; init; }

    /// <summary>Gain of the norm on each key head [head size], or null.</summary>
    public Weight? KeyNorm { get; init; }

    /// <summary>Gain of the norm before the feed-forward [hidden].</summary>
    public required Weight FeedForwardNorm { get; init; }

    /// <summary>The dense feed-forward; null in a sparse block.</summary>
    public FeedForwardWeights? FeedForward { get; init; }

    /// <summary>The experts; null in a dense block.</summary>
    public ExpertWeights? Experts { get; init; }

    /// <summary>Loads block <paramref name="layer"/> of a checkpoint.</summary>
    public static BlockWeights Load(Checkpoint checkpoint, IBackend backend, int layer)
    {
        var config = checkpoint.Config;
        var prefix = $"model.layers.{layer}.";
        Weight Load(string name) => backend.Load(checkpoint.Tensor(prefix + name));
        Weight? LoadIf(bool present, string name) => present ? Load(name) : null;
        return new BlockWeights
        {
            AttentionNorm = Load("input_layernorm.weight"),
            Query = Load("self_attn.q_proj.weight"),
            Key = Load("self_attn.k_proj.weight"),
            Value = Load("self_attn.v_proj.weight"),
            Output = Load("self_attn.o_proj.weight"),
            QueryBias = LoadIf(config.QkvBias, "self_attn.q_proj.bias"),
            KeyBias = LoadIf(config.QkvBias, "self_attn.k_proj.bias"),
            ValueBias = LoadIf(config.QkvBias, "self_attn.v_proj.bias"),
            OutputBias = LoadIf(config.OutputBias, "self_attn.o_proj.bias"),
            QueryNorm = LoadIf(config.QueryKeyNorm, "self_attn.q_norm.weight"),
            KeyNorm = LoadIf(config.QueryKeyNorm, "self_attn.k_norm.weight"),
            FeedForwardNorm = Load("post_attention_layernorm.weight"),
            FeedForward = config.IsSparse(layer) ? null : FeedForwardWeights.Load(Load, config.MlpBias),
            Experts = config.IsSparse(layer) ? LoadExperts(Load, config.Moe!) : null,
        };
    }

    private static ExpertWeights LoadExperts(Func<string, Weight> load, MoeConfig moe)
    {
        Weight[] All(string name) => [.. Enumerable.Range(0, moe.ExpertCount).Select(e => load($"mlp.experts.{e}.{name}.weight"))];
        return new ExpertWeights(
            load("mlp.gate.weight"), All("gate_proj"), All("up_proj"), All("down_proj"), moe.ExpertsPerToken, moe.NormalizeTopK);
    }
}
