using SteerCluster.Reporting.ControlVectors;

namespace SteerCluster.Client.Vectors;

/// <summary>What <c>steer vectors export</c> is asked for.</summary>
internal sealed record ExportRequest
{
    /// <summary>The result folder, or a part of one.</summary>
    public required string Folder { get; init; }

    public VectorFormat Format { get; init; }

    /// <summary>Labels, ids or folder names of models; empty is all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Concepts; empty is all.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];

    public LayerChoice Layers { get; init; } = LayerChoice.Best;

    public VectorScaling Scaling { get; init; } = new();

    /// <summary>llama.cpp's name of the architecture; null takes that of the result folder.</summary>
    public string? ModelHint { get; init; }

    /// <summary>The file, or the folder of the files; null is <c>control_vectors</c> in the result folder.</summary>
    public string? Output { get; init; }

    public string Extension => Format == VectorFormat.Gguf ? ".gguf" : ".safetensors";

    /// <summary>Whether <see cref="Output"/> names a file.</summary>
    public bool ToFile => Output is not null && Output.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}
