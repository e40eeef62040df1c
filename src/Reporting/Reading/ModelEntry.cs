namespace SteerCluster.Reporting.Reading;

/// <summary>Facts of one model that its result files may lack; null where they are not known.</summary>
public sealed record ModelEntry
{
    /// <summary>The model's id, such as <c>Qwen/Qwen3-4B</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Label for display, such as <c>4B</c>.</summary>
    public string? Label { get; init; }

    /// <summary>How the model was trained after pre-training, such as <c>distilled</c>.</summary>
    public string? Training { get; init; }

    /// <summary>Decoder blocks.</summary>
    public int? Layers { get; init; }

    /// <summary><c>model_type</c> of the configuration, such as <c>qwen3</c>.</summary>
    public string? ModelType { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public int? HiddenSize { get; init; }

    /// <summary>Query heads.</summary>
    public int? Heads { get; init; }

    /// <summary>Key/value heads.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>Experts of a block; 0 in a dense model.</summary>
    public int? Experts { get; init; }

    /// <summary>All parameters.</summary>
    public long? Parameters { get; init; }

    /// <summary>Parameters that one token uses.</summary>
    public long? ActiveParameters { get; init; }

    /// <summary>Where the facts come from.</summary>
    public string? Source { get; init; }

    /// <summary>Whether <see cref="Label"/> goes before the label of the result files: so in a user's own list, not in the built-in one.</summary>
    public bool Relabels { get; init; }

    /// <summary>These facts, and where they are not known those of another entry.</summary>
    /// <param name="other">What fills the gaps.</param>
    public ModelEntry Or(ModelEntry? other) => other is null ? this : this with
    {
        Label = Label ?? other.Label,
        Relabels = Label is null ? other.Relabels : Relabels,
        Training = Training ?? other.Training,
        Layers = Layers ?? other.Layers,
        ModelType = ModelType ?? other.ModelType,
        HiddenSize = HiddenSize ?? other.HiddenSize,
        Heads = Heads ?? other.Heads,
        KeyValueHeads = KeyValueHeads ?? other.KeyValueHeads,
        Experts = Experts ?? other.Experts,
        Parameters = Parameters ?? other.Parameters,
        ActiveParameters = ActiveParameters ?? other.ActiveParameters,
        Source = Source ?? other.Source,
    };
}
