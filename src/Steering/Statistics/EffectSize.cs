namespace SteerCluster.Steering.Statistics;

/// <summary>Effect sizes of the difference between the highest and the lowest strength. NaN where the SD is zero or undefined.</summary>
public static class EffectSize
{
    /// <summary>Cohen's d with the mean variance: (m+ - m-) / sqrt((s+^2 + s-^2) / 2), ddof 1.</summary>
    /// <param name="high">Values at the highest strength.</param>
    /// <param name="low">Values at the lowest strength.</param>
    public static double CohensD(ReadOnlySpan<double> high, ReadOnlySpan<double> low)
    {
        var (sdHigh, sdLow) = (Moments.Sd(high), Moments.Sd(low));
        return Moments.Ratio(Moments.Mean(high) - Moments.Mean(low), Math.Sqrt(((sdHigh * sdHigh) + (sdLow * sdLow)) / 2));
    }

    /// <summary>Paired effect size d_z: mean / SD (ddof 1) of the items' differences.</summary>
    /// <param name="differences">Highest minus lowest, per item.</param>
    public static double CohensDz(ReadOnlySpan<double> differences) =>
        Moments.Ratio(Moments.Mean(differences), Moments.Sd(differences));
}
