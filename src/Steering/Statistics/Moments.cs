namespace SteerCluster.Steering.Statistics;

/// <summary>Mean, sample SD and median, summed in order so that the same values give the same bits everywhere.</summary>
internal static class Moments
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>
    /// Sample standard deviation (ddof 1) in two passes; NaN below two values. A spread no larger than the rounding of the mean is
    /// none: equal values would otherwise have an SD above zero, and an effect size of 10^15.
    /// </summary>
    public static double Sd(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return double.NaN;
        }

        var mean = Mean(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        var noise = Math.Abs(mean) * RelativeNoise(values.Length);
        return Math.Sqrt((sum > noise * noise * values.Length ? sum : 0) / (values.Length - 1));
    }

    /// <summary>A bound of the rounding error of a mean of equal values, relative to the mean: n sums of 2^-53 each, twice.</summary>
    public static double RelativeNoise(int count) => count * 2.220446049250313e-16;

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return Quantile.OfSorted(sorted, 0.5);
    }

    /// <summary>A ratio that is NaN, not infinite, where the divisor is zero or undefined.</summary>
    public static double Ratio(double value, double divisor) => divisor > 0 ? value / divisor : double.NaN;
}
