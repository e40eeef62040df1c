namespace SteerCluster.Steering.Sweeps;

/// <summary>Settings of the statistics.</summary>
public sealed record StatisticsSpec
{
    /// <summary>Bootstrap resamples over items; 0 leaves intervals out. Default 2000.</summary>
    public int BootstrapResamples { get; init; } = 2000;

    /// <summary>Coverage of intervals. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the resamples. Default 0.</summary>
    public int Seed { get; init; }
}
