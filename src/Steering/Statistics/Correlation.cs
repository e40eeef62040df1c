namespace SteerCluster.Steering.Statistics;

/// <summary>Correlations of paired values; NaN below two pairs or where one side is constant.</summary>
public static class Correlation
{
    /// <summary>Pearson's r.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        IsDefined(x, y) ? MathNet.Numerics.Statistics.Correlation.Pearson(x, y) : double.NaN;

    /// <summary>Spearman's rank correlation; equal values share their mean rank.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        IsDefined(x, y) ? MathNet.Numerics.Statistics.Correlation.Spearman(x, y) : double.NaN;

    private static bool IsDefined(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count)
        {
            throw new StatisticsException($"expected pairs, found {x.Count} and {y.Count} values.");
        }

        return x.Distinct().Skip(1).Any() && y.Distinct().Skip(1).Any();
    }
}
