namespace SteerCluster.Inference.Checkpoints;

/// <summary>The decoder architectures that this engine computes; any other is refused by name.</summary>
public enum Architecture
{
    /// <summary>Llama 2 and 3.x (<c>LlamaForCausalLM</c>).</summary>
    Llama,

    /// <summary>Mistral, with a sliding attention window where the config names one (<c>MistralForCausalLM</c>).</summary>
    Mistral,

    /// <summary>Qwen2 and Qwen2.5, with biases on query, key and value (<c>Qwen2ForCausalLM</c>).</summary>
    Qwen2,

    /// <summary>Qwen3 dense, with an RMSNorm on each query and key head (<c>Qwen3ForCausalLM</c>).</summary>
    Qwen3,

    /// <summary>Qwen3 mixture of experts (<c>Qwen3MoeForCausalLM</c>).</summary>
    Qwen3Moe,
}
