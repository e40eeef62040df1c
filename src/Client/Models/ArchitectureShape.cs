using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary>What an architecture has whatever its sizes are.</summary>
internal static class ArchitectureShape
{
    /// <summary>The same sizes in another architecture.</summary>
    public static ModelConfig Of(this ModelConfig shape, Architecture architecture, MoeConfig? experts) => shape with
    {
        Architecture = architecture,
        Moe = experts,
        QueryKeyNorm = architecture is Architecture.Qwen3 or Architecture.Qwen3Moe,
        QkvBias = architecture == Architecture.Qwen2,
    };
}
