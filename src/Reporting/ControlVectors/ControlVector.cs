namespace SteerCluster.Reporting.ControlVectors;

/// <summary>
/// A control vector as llama.cpp loads it: for some layers a direction that is added to the residual stream at the block's output,
/// at every position.
/// </summary>
public sealed record ControlVector
{
    /// <summary>The model's architecture as llama.cpp names it: <c>qwen3</c>, <c>qwen3moe</c>, <c>llama</c>; <c>unknown</c> where it is not known.</summary>
    public required string ModelHint { get; init; }

    /// <summary>Directions float32 [hidden] by layer, the 0-based index of the block whose output they are added to; 1 or more.</summary>
    public required IReadOnlyDictionary<int, float[]> Directions { get; init; }

    /// <summary>Other texts of the file, such as where the vector comes from, by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Layers, ascending.</summary>
    public IReadOnlyList<int> Layers => [.. Directions.Keys.Order()];

    /// <summary>Length of each direction.</summary>
    public int HiddenSize => Directions.Values.First().Length;
}
