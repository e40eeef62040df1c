using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Figures;

/// <summary>
/// A Gaussian kernel density with Silverman's bandwidth 0.9 min(SD, IQR / 1.34) n^(-1/5) (Silverman 1986, eq. 3.31), over the
/// range of the values alone: a violin ends where its values end.
/// </summary>
internal sealed class Density
{
    private readonly double[] values;
    private readonly double bandwidth;

    private Density(double[] values, double bandwidth)
    {
        this.values = values;
        this.bandwidth = bandwidth;
    }

    /// <summary>The density of values; null where they are too few or all alike.</summary>
    public static Density? Of(IReadOnlyList<double> values)
    {
        var n = values.Count;
        if (n < 2)
        {
            return null;
        }

        var mean = values.Sum() / n;
        var sd = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (n - 1));
        var iqr = Quantile.Of(values, 0.75) - Quantile.Of(values, 0.25);
        var spread = iqr > 0 ? Math.Min(sd, iqr / 1.34) : sd;
        return spread > 0 ? new Density([.. values], 0.9 * spread * Math.Pow(n, -0.2)) : null;
    }

    /// <summary>The density at a value.</summary>
    public double At(double x)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            var z = (x - value) / bandwidth;
            sum += Math.Exp(-0.5 * z * z);
        }

        return sum / (values.Length * bandwidth * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>The density at equally spaced values from the smallest to the largest.</summary>
    /// <param name="points">Two or more.</param>
    public IReadOnlyList<(double Value, double Density)> Curve(int points)
    {
        var (low, high) = (values.Min(), values.Max());
        return [.. Enumerable.Range(0, points).Select(i => low + ((high - low) * i / (points - 1))).Select(x => (x, At(x)))];
    }
}
