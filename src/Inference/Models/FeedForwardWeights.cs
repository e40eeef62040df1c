using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Models;

/// <summary>A dense SwiGLU feed-forward.</summary>
/// <param name="Gate">[intermediate, hidden].</param>
/// <param name="Up">[intermediate, hidden].</param>
/// <param name="Down">[hidden, intermediate].</param>
/// <param name="GateBias">[intermediate], or null.</param>
/// <param name="UpBias">[intermediate], or null.</param>
/// <param name="DownBias">[hidden], or null.</param>
public sealed record FeedForwardWeights(
    Weight Gate, Weight Up, Weight Down, Weight? GateBias, Weight? UpBias, Weight? DownBias)
{
    internal static FeedForwardWeights Load(Func<string, Weight> load, bool biased) => new(
        load("mlp.gate_proj.weight"),
        load("mlp.up_proj.weight"),
        load("mlp.down_proj.weight"),
        biased ? load("mlp.gate_proj.bias") : null,
        biased ? load("mlp.up_proj.bias") : null,
        biased ? load("mlp.down_proj.bias") : null);
}
