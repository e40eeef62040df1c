using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Reading;

/// <summary>Settings that go before those of a result folder's manifest; null leaves them to the manifest, or else to the defaults.</summary>
public sealed record ReadingOptions
{
    /// <summary>Bootstrap resamples. Default: the manifest's, else 2000.</summary>
    public int? Resamples { get; init; }

    /// <summary>Coverage of the intervals. Default: the manifest's, else 0.95.</summary>
    public double? Confidence { get; init; }

    /// <summary>Seed of the resamples. Default: the manifest's, else 0.</summary>
    public int? Seed { get; init; }

    /// <summary>Mean answer mass below which a unit is flagged. Default: the manifest's, else 0.05.</summary>
    public double? AnswerMassThreshold { get; init; }

    internal UnitStatisticsOptions Over(UnitStatisticsOptions options) => options with
    {
        Resamples = Resamples ?? options.Resamples,
        Confidence = Confidence ?? options.Confidence,
        Seed = Seed ?? options.Seed,
        AnswerMassThreshold = AnswerMassThreshold ?? options.AnswerMassThreshold,
    };
}
