namespace SteerCluster.Reporting.ControlVectors;

/// <summary>Names of architectures in llama.cpp.</summary>
public static class LlamaCppNames
{
    /// <summary>Stands in a file whose model's architecture is not known; llama.cpp does not compare it.</summary>
    public const string Unknown = "unknown";

    /// <summary>The name for a <c>model_type</c> of <c>config.json</c>; null for one that is not known.</summary>
    /// <param name="modelType">The <c>model_type</c>: <c>qwen3_moe</c>.</param>
    public static string? Architecture(string? modelType) => modelType switch
    {
        // llama.cpp computes Mistral as a Llama.
        "llama" or "mistral" => "llama",
        "qwen2" => "qwen2",
        "qwen3" => "qwen3",
        "qwen3_moe" => "qwen3moe",
        _ => null,
    };
}
