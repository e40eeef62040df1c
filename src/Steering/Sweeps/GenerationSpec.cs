namespace SteerCluster.Steering.Sweeps;

/// <summary>The second method: generate text with the vector on, and read the answer from it.</summary>
public sealed record GenerationSpec
{
    /// <summary>The layers that generate. Default the best one of each (model, concept).</summary>
    public LayerSelection Layers { get; init; } = new LayerSelection.Best();

    /// <summary>The first this many eval items generate. Default 8.</summary>
    public int Items { get; init; } = 8;

    /// <summary>The strengths; null means those of the sweep.</summary>
    public IReadOnlyList<double>? Strengths { get; init; }

    /// <summary>At most this many new tokens. Default 32.</summary>
    public int NewTokens { get; init; } = 32;

    /// <summary>Softmax temperature; 0, the default, is greedy.</summary>
    public double Temperature { get; init; }

    /// <summary>Nucleus sampling: the smallest set of tokens with this probability. Default 1: all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>The most likely tokens to sample from; 0, the default, is all.</summary>
    public int TopK { get; init; }

    /// <summary>Seed of sampling. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Whether a small letter counts as an answer, as in the reference study. Default false.</summary>
    public bool IgnoreCase { get; init; }
}
