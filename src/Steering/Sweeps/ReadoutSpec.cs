namespace SteerCluster.Steering.Sweeps;

/// <summary>How answers are read.</summary>
public sealed record ReadoutSpec
{
    /// <summary>Units whose mean P(A)+P(B) at strength 0 is below this are flagged. Default 0.05.</summary>
    public double AnswerMassThreshold { get; init; } = 0.05;
}
