namespace SteerCluster.Steering.Sweeps;

/// <summary>Vectors that should not steer, for comparison.</summary>
public sealed record ControlsSpec
{
    /// <summary>Random vectors of the measured vector's norm, per unit. Default 48.</summary>
    public int RandomVectors { get; init; } = 48;

    /// <summary>Vectors from pairs with shuffled labels, per unit. Default 0.</summary>
    public int ShuffledLabels { get; init; }

    /// <summary>The layers that are controlled. Default the best one of each (model, concept).</summary>
    public LayerSelection Layers { get; init; } = new LayerSelection.Best();

    /// <summary>Seed of the random vectors and shuffles. Default 0.</summary>
    public int Seed { get; init; }
}
