using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Sweeping.Running;

/// <summary>Names of architectures as <c>config.json</c> writes them.</summary>
public static class ModelTypes
{
    /// <summary>The <c>model_type</c>: <c>qwen3_moe</c>.</summary>
    public static string ModelType(this ModelConfig config) =>
        config.Architecture == Architecture.Qwen3Moe ? "qwen3_moe" : config.Architecture.ToString().ToLowerInvariant();
}
