using MathNet.Numerics.Distributions;

namespace SteerCluster.Steering.Statistics;

/// <summary>Correlations of paired values; NaN below two pairs or where one side is constant.</summary>
public static class Correlation
{
    /// <summary>Pearson's r.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        IsDefined(x, y) ? Math.Clamp(MathNet.Numerics.Statistics.Correlation.Pearson(x, y), -1, 1) : double.NaN;

    /// <summary>Spearman's rank correlation; equal values share their mean rank.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        IsDefined(x, y) ? Math.Clamp(MathNet.Numerics.Statistics.Correlation.Spearman(x, y), -1, 1) : double.NaN;

    /// <summary>Two-sided p of Pearson's r under no correlation: t = r sqrt((n - 2) / (1 - r^2)) with n - 2 degrees of freedom (Student).</summary>
    /// <param name="pearson">Pearson's r.</param>
    /// <param name="count">Number of pairs.</param>
    /// <returns>0 to 1; NaN where r is, or below three pairs.</returns>
    public static double PValue(double pearson, int count)
    {
        if (double.IsNaN(pearson) || count < 3)
        {
            return double.NaN;
        }

        var t = Math.Abs(pearson) * Math.Sqrt((count - 2) / (1 - (pearson * pearson)));
        return double.IsInfinity(t) ? 0 : 2 * StudentT.CDF(0, 1, count - 2, -t);
    }

    private static bool IsDefined(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count)
        {
            throw new StatisticsException($"expected pairs, found {x.Count} and {y.Count} values.");
        }

        return x.Distinct().Skip(1).Any() && y.Distinct().Skip(1).Any();
    }
}
