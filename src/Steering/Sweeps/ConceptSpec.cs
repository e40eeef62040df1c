namespace SteerCluster.Steering.Sweeps;

/// <summary>A concept of a sweep: a train and an eval file, or one file that is split.</summary>
public sealed record ConceptSpec
{
    /// <summary>Its name in files and folders: letters, digits, dots, hyphens, underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The file of contrastive pairs, relative to the sweep file; null when <see cref="Path"/> is given.</summary>
    public string? Train { get; init; }

    /// <summary>The file of eval items, relative to the sweep file; null when <see cref="Path"/> is given.</summary>
    public string? Eval { get; init; }

    /// <summary>One file that is split into train and eval by the sweep's seed; null when two files are given.</summary>
    public string? Path { get; init; }

    /// <summary>A format's name. Default <c>auto</c>: detected by content.</summary>
    public string Format { get; init; } = Concepts.ConceptFormats.Auto;

    /// <summary>Number of train items; null means all (of one file: what eval leaves, or half).</summary>
    public int? TrainSize { get; init; }

    /// <summary>Number of eval items; null means all (of one file: what train leaves, or half).</summary>
    public int? EvalSize { get; init; }
}
