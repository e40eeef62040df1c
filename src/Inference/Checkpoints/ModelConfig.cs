using System.Collections.Immutable;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>A model's architecture as its <c>config.json</c> states it. Sizes are in elements, positions in tokens.</summary>
public sealed record ModelConfig
{
    /// <summary>The decoder architecture.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>Width of the residual stream (<c>hidden_size</c>).</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Number of decoder blocks (<c>num_hidden_layers</c>).</summary>
    public required int LayerCount { get; init; }

    /// <summary>Number of query heads (<c>num_attention_heads</c>).</summary>
    public required int HeadCount { get; init; }

    /// <summary>Number of key/value heads (<c>num_key_value_heads</c>); divides <see cref="HeadCount"/>.</summary>
    public required int KvHeadCount { get; init; }

    /// <summary>Size of one head (<c>head_dim</c>, else hidden size / heads).</summary>
    public required int HeadSize { get; init; }

    /// <summary>Intermediate size of a dense feed-forward (<c>intermediate_size</c>).</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Rows of the embedding and of the LM head (<c>vocab_size</c>).</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Epsilon of every RMSNorm (<c>rms_norm_eps</c>).</summary>
    public required float RmsNormEpsilon { get; init; }

    /// <summary>Base of the rotary frequencies (<c>rope_theta</c>).</summary>
    public required double RopeTheta { get; init; }

    /// <summary>Rotary scaling, or null for none.</summary>
    public RopeScaling? RopeScaling { get; init; }

    /// <summary>Whether the LM head is the embedding matrix (<c>tie_word_embeddings</c>).</summary>
    public required bool TiedEmbeddings { get; init; }

    /// <summary>Whether query, key and value projections have biases (<c>attention_bias</c>; always so in Qwen2).</summary>
    public bool QkvBias { get; init; }

    /// <summary>Whether the attention output projection has a bias (<c>attention_bias</c> in Llama and Qwen3).</summary>
    public bool OutputBias { get; init; }

    /// <summary>Whether the feed-forward projections have biases (<c>mlp_bias</c> in Llama).</summary>
    public bool MlpBias { get; init; }

    /// <summary>Whether each query and key head is normalised before the rotation (Qwen3).</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>
    /// Per block, how many positions back a query sees (itself included), or null for all of them.
    /// Empty when no block has a window.
    /// </summary>
    public ImmutableArray<int?> SlidingWindows { get; init; } = [];

    /// <summary>The mixture-of-experts part, or null for a dense model.</summary>
    public MoeConfig? Moe { get; init; }

    /// <summary>Longest context the model was made for, in tokens (<c>max_position_embeddings</c>).</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Tokens that end a generation (<c>eos_token_id</c> of config.json and generation_config.json).</summary>
    public ImmutableArray<int> EosTokens { get; init; } = [];

    /// <summary>Query heads that share one key/value head.</summary>
    public int GroupSize => HeadCount / KvHeadCount;

    /// <summary>The attention window of block <paramref name="layer"/>, or null when it sees every earlier position.</summary>
    public int? SlidingWindow(int layer) => SlidingWindows.IsEmpty ? null : SlidingWindows[layer];

    /// <summary>Whether block <paramref name="layer"/> has a mixture-of-experts feed-forward.</summary>
    public bool IsSparse(int layer) => Moe is not null && !Moe.DenseLayers.Contains(layer);
}
