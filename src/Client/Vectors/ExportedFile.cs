namespace SteerCluster.Client.Vectors;

/// <summary>One file that was written.</summary>
internal sealed record ExportedFile
{
    public required string File { get; init; }

    public required string Model { get; init; }

    public required string ModelId { get; init; }

    public required string Concept { get; init; }

    /// <summary>Layers, ascending.</summary>
    public required IReadOnlyList<int> Layers { get; init; }

    /// <summary>Norm of each layer's vector as written.</summary>
    public required IReadOnlyList<double> Norms { get; init; }

    /// <summary>llama.cpp's name of the architecture; null for a safetensors file.</summary>
    public string? ModelHint { get; init; }

    /// <summary>The options that make llama.cpp use it; null for a safetensors file.</summary>
    public string? LlamaCpp { get; init; }

    /// <summary>What to know about it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
