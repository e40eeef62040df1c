using SteerCluster.Reporting.Comparison.References;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>How far off a measured number may be.</summary>
/// <param name="Delta">Of delta, in nats. Default: what the study says, 0.25 for BF16.</param>
/// <param name="CohensD">Of Cohen's d. Default: what the tolerance of delta lets d be off by (see <see cref="OfCohensD"/>).</param>
public sealed record ComparisonTolerance(double? Delta = null, double? CohensD = null)
{
    /// <summary>The tolerance of delta.</summary>
    /// <param name="study">The study.</param>
    public double OfDelta(ReferenceStudy study) => Delta ?? study.Conventions.DeltaTolerance;

    /// <summary>
    /// The tolerance t of delta carried over to d = delta / s. Where delta is off by at most t and the items' errors have an SD of at
    /// most t, the pooled SD is off by at most t as well (an SD is a seminorm), so that d is off by at most (1 + |d|) t / s to first
    /// order, on top of half a unit of the last printed digit.
    /// </summary>
    /// <param name="cell">The published cell; s is the pooled SD that its delta and d imply.</param>
    /// <param name="study">The study.</param>
    public double OfCohensD(ReferenceCell cell, ReferenceStudy study)
    {
        if (CohensD is { } given)
        {
            return given;
        }

        var carried = (1 + Math.Abs(cell.CohensD)) * OfDelta(study) / cell.PooledSd;
        return ReferenceDecimals.HalfUnit(study.Decimals.CohensD) + (double.IsFinite(carried) ? carried : 0);
    }
}
