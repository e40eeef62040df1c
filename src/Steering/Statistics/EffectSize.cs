namespace SteerCluster.Steering.Statistics;

/// <summary>Effect sizes of the difference between the highest and the lowest strength. NaN where the SD is zero or undefined.</summary>
public static class EffectSize
{
    /// <summary>Above this |d| an effect is medium (Cohen 1988, section 2.2.3).</summary>
    public const double Medium = 0.5;

    /// <summary>Above this |d| an effect is strong (Cohen's "large").</summary>
    public const double Strong = 0.8;

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

    /// <summary>
    /// The effect in words, with the reference study's rule: strong above 0.8, medium above 0.5, else weak. It has no grade between
    /// none and weak, which Cohen puts at 0.2.
    /// </summary>
    /// <param name="d">Cohen's d; the sign is the direction, not the size.</param>
    /// <returns>Null where d is undefined.</returns>
    public static EffectStrength? Strength(double d) => Math.Abs(d) switch
    {
        double.NaN => null,
        > Strong => EffectStrength.Strong,
        > Medium => EffectStrength.Medium,
        _ => EffectStrength.Weak,
    };
}
