namespace SteerCluster.Client.Vectors;

/// <summary>Formats of exported vectors; the names are those of the option and the files' extensions.</summary>
internal enum VectorFormat
{
    /// <summary>A control vector for llama.cpp and repeng.</summary>
    Gguf,

    /// <summary>Tensors <c>layer.&lt;l&gt;</c>.</summary>
    Safetensors,
}
