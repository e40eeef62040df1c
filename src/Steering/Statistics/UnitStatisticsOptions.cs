using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Statistics;

/// <summary>Settings of a unit's statistics.</summary>
public sealed record UnitStatisticsOptions
{
    /// <summary>Bootstrap resamples; 0 leaves the intervals undefined. Default 2000.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>Coverage of the intervals, between 0 and 1. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the resamples: the same for all units, so that layers are compared on the same resamples. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>A mean answer mass at strength 0 below this is flagged. Default 0.05.</summary>
    public double AnswerMassThreshold { get; init; } = 0.05;

    /// <summary>Neighbouring items resampled together (2 for data balanced by both orders). Default 1.</summary>
    public int ItemsPerGroup { get; init; } = 1;

    /// <summary>The settings of a sweep.</summary>
    /// <param name="spec">The sweep.</param>
    public static UnitStatisticsOptions For(SweepSpec spec) => new()
    {
        Resamples = spec.Statistics.BootstrapResamples,
        Confidence = spec.Statistics.Confidence,
        Seed = spec.Statistics.Seed,
        AnswerMassThreshold = spec.Readout.AnswerMassThreshold,
        ItemsPerGroup = spec.Data.Balance ? 2 : 1,
    };
}
