namespace SteerCluster.Sweeping.Results;

/// <summary>The <c>vectors.safetensors</c> of a (model, concept), read, with what the <c>summary.json</c> beside it says.</summary>
public sealed record SavedVectors
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The vectors that were added, float32 [hidden], by layer.</summary>
    public required IReadOnlyDictionary<int, float[]> Vectors { get; init; }

    /// <summary>The file's metadata: where the vectors come from.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Mean norm of the residual stream by layer; empty where the file does not tell.</summary>
    public required IReadOnlyDictionary<int, double> ResidualNorms { get; init; }

    /// <summary>The layer with the largest delta; null where no summary tells it.</summary>
    public int? BestLayer { get; init; }

    /// <summary>The model's blocks; null where no summary tells them.</summary>
    public int? LayerCount { get; init; }

    /// <summary>The steered positions: <c>all</c>, <c>response</c>, <c>last</c>; null where no summary tells them.</summary>
    public string? Positions { get; init; }

    /// <summary>Layers, ascending.</summary>
    public IReadOnlyList<int> Layers => [.. Vectors.Keys.Order()];

    /// <summary>The model's label, or the folder's name where the file does not tell it.</summary>
    public string Model => Metadata.GetValueOrDefault("model") ?? FolderName(up: 0);

    /// <summary>The model's id, or the folder's name where the file does not tell it.</summary>
    public string ModelId => Metadata.GetValueOrDefault("model_id") ?? FolderName(up: 0);

    /// <summary>The concept, or the name of the folder above where the file does not tell it.</summary>
    public string Concept => Metadata.GetValueOrDefault("concept") ?? FolderName(up: 1);

    private string FolderName(int up)
    {
        var folder = new FileInfo(Path).Directory;
        return (up == 0 ? folder : folder?.Parent)?.Name ?? "";
    }
}
