namespace SteerCluster.Steering.Statistics;

/// <summary>Percentiles by linear interpolation between order statistics (Hyndman and Fan type 7, NumPy's default).</summary>
public static class Quantile
{
    /// <summary>A quantile of values in any order.</summary>
    /// <param name="values">The values; none may be NaN.</param>
    /// <param name="probability">From 0 (the minimum) to 1 (the maximum).</param>
    /// <returns>The quantile; NaN if there are no values.</returns>
    public static double Of(IEnumerable<double> values, double probability)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, probability);
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (position - below));
    }
}
