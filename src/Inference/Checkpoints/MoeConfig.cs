using System.Collections.Frozen;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>The mixture-of-experts part of a model's configuration.</summary>
/// <param name="ExpertCount">Number of experts in a sparse block (<c>num_experts</c>).</param>
/// <param name="ExpertsPerToken">Experts that each token is sent to (<c>num_experts_per_tok</c>).</param>
/// <param name="ExpertSize">Intermediate size of one expert (<c>moe_intermediate_size</c>).</param>
/// <param name="NormalizeTopK">Whether the chosen experts' probabilities are divided by their sum (<c>norm_topk_prob</c>).</param>
/// <param name="DenseLayers">Blocks with a dense feed-forward instead (<c>mlp_only_layers</c>, <c>decoder_sparse_step</c>).</param>
public sealed record MoeConfig(
    int ExpertCount,
    int ExpertsPerToken,
    int ExpertSize,
    bool NormalizeTopK,
    FrozenSet<int> DenseLayers);
