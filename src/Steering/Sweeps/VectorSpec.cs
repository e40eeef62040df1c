namespace SteerCluster.Steering.Sweeps;

/// <summary>How vectors are made.</summary>
public sealed record VectorSpec
{
    /// <summary>How they are scaled. Default <see cref="VectorNormalization.None"/>.</summary>
    public VectorNormalization Normalize { get; init; } = VectorNormalization.None;
}
