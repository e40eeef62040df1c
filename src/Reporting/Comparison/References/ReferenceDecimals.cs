namespace SteerCluster.Reporting.Comparison.References;

/// <summary>Digits behind the point that are printed.</summary>
/// <param name="Delta">Of delta.</param>
/// <param name="CohensD">Of Cohen's d.</param>
/// <param name="Correlation">Of correlations.</param>
public sealed record ReferenceDecimals(int Delta, int CohensD, int Correlation)
{
    /// <summary>Half a unit of the last printed digit: a number that is no further off is printed the same.</summary>
    /// <param name="decimals">Digits behind the point.</param>
    public static double HalfUnit(int decimals) => 0.5 * Math.Pow(10, -decimals) * (1 + 1e-9);
}
