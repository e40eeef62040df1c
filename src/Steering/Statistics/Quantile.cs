using MathNet.Numerics.Statistics;

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

    /// <summary>The same without sorting: reorders the values only as far as the two order statistics need.</summary>
    internal static double InPlace(double[] values, double probability)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        var (below, above, weight) = Place(values.Length, probability);
        var low = ArrayStatistics.OrderStatisticInplace(values, below + 1);
        return low + ((ArrayStatistics.OrderStatisticInplace(values, above + 1) - low) * weight);
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var (below, above, weight) = Place(sorted.Length, probability);
        return sorted[below] + ((sorted[above] - sorted[below]) * weight);
    }

    /// <summary>The two neighbouring order statistics, from 0, and how far the quantile lies from the first to the second.</summary>
    private static (int Below, int Above, double Weight) Place(int count, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        var position = probability * (count - 1);
        var below = (int)position;
        return (below, Math.Min(below + 1, count - 1), position - below);
    }
}
