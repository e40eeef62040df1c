namespace SteerCluster.Steering.Results;

/// <summary>What is known of a model beside its numbers; null where it is not known.</summary>
public sealed record ModelFacts
{
    /// <summary>As the <c>model</c> column of result files has it: <c>4B</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Names the result folder: <c>Qwen/Qwen3-4B</c>. Results of others tell only the folder's name, <c>Qwen_Qwen3_4B</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The <c>model_type</c> of <c>config.json</c>: <c>qwen3_moe</c>.</summary>
    public string? ModelType { get; init; }

    /// <summary>Decoder blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public int? HiddenSize { get; init; }

    /// <summary>Query heads.</summary>
    public int? Heads { get; init; }

    /// <summary>Key/value heads.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>All parameters.</summary>
    public long? Parameters { get; init; }

    /// <summary>Parameters that one token uses: fewer than all in a mixture of experts.</summary>
    public long? ActiveParameters { get; init; }

    /// <summary>Experts of a block; 0 in a dense model.</summary>
    public int? Experts { get; init; }

    /// <summary>How the model was trained after pre-training, such as <c>distilled</c>; no config tells it (see <c>models.yaml</c>).</summary>
    public string? Training { get; init; }

    /// <summary>Parameters per block.</summary>
    public double? ParametersPerLayer => (double?)Parameters / Layers;

    /// <summary><c>dense</c> or <c>mixture of experts</c>.</summary>
    public string? Architecture => Experts is null ? null : Experts > 0 ? "mixture of experts" : "dense";
}
