using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>The best layer, measured and published.</summary>
/// <param name="Measured">0-based layer.</param>
/// <param name="Published">0-based layer.</param>
/// <param name="DeltaAtPublished">The measured delta at the published best layer; null where that was not measured.</param>
/// <param name="Verdict">Equal; agrees where the two layers tie; or differs.</param>
public sealed record LayerComparison(int Measured, int Published, double? DeltaAtPublished, Verdict Verdict)
{
    /// <summary>Compares. Two layers tie where the measured delta at the published one is within the tolerance of the largest.</summary>
    /// <param name="statistics">The measured cell.</param>
    /// <param name="published">The published best layer.</param>
    /// <param name="tolerance">The tolerance of delta.</param>
    public static LayerComparison Of(CellStatistics statistics, int published, double tolerance)
    {
        double? delta = statistics.IndexOf(published) is var index and >= 0 ? statistics.Units[index].Delta : null;
        var verdict = statistics.Best.Layer == published ? Verdict.Equal
            : statistics.Best.Delta - delta <= tolerance ? Verdict.Agrees
            : Verdict.Differs;
        return new LayerComparison(statistics.Best.Layer, published, delta, verdict);
    }
}
