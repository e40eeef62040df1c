namespace SteerCluster.Inference.Checkpoints;

/// <summary>Names of architectures as <c>config.json</c> writes them.</summary>
public static class ArchitectureNames
{
    /// <summary>The <c>model_type</c>: <c>qwen3_moe</c>.</summary>
    public static string ModelType(this Architecture architecture) => ArchitectureFacts.Of(architecture).ModelType;
}
