using SteerCluster.Reporting.Comparison.References;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>One number, measured and published.</summary>
/// <param name="Measured">As computed from the rows.</param>
/// <param name="Published">As printed.</param>
/// <param name="Tolerance">How far off it may be.</param>
/// <param name="Verdict">How they stand.</param>
public sealed record QuantityComparison(double Measured, double Published, double Tolerance, Verdict Verdict)
{
    /// <summary>Compares.</summary>
    /// <param name="measured">As computed; NaN differs from all.</param>
    /// <param name="published">As printed.</param>
    /// <param name="decimals">Digits behind the point that are printed.</param>
    /// <param name="tolerance">How far off it may be.</param>
    public static QuantityComparison Of(double measured, double published, int decimals, double tolerance)
    {
        var off = Math.Abs(measured - published);
        var verdict = off <= ReferenceDecimals.HalfUnit(decimals) ? Verdict.Equal : off <= tolerance ? Verdict.Agrees : Verdict.Differs;
        return new QuantityComparison(measured, published, tolerance, verdict);
    }
}
