namespace SteerCluster.Steering.Statistics;

/// <summary>How a unit's delta compares with those of control vectors (random ones of the same norm, or shuffled labels).</summary>
/// <param name="Count">Number of control vectors.</param>
/// <param name="Mean">Mean control delta.</param>
/// <param name="Sd">SD of the control deltas (ddof 1); NaN for one.</param>
/// <param name="Percentile95">95th percentile of the control deltas, by <see cref="Quantile"/> (linear interpolation, type 7).</param>
/// <param name="PValue">One-sided: (1 + controls whose delta is at least the measured one) / (1 + controls).</param>
public sealed record ControlStatistics(int Count, double Mean, double Sd, double Percentile95, double PValue)
{
    /// <summary>Compares a delta with its controls.</summary>
    /// <param name="delta">The measured delta.</param>
    /// <param name="controls">The deltas of one or more control vectors at the same layer.</param>
    /// <exception cref="StatisticsException">There are no controls, or a delta is not finite.</exception>
    public static ControlStatistics Of(double delta, IReadOnlyList<double> controls)
    {
        if (controls.Count == 0)
        {
            throw new StatisticsException("expected one or more control vectors, found none.");
        }

        if (!double.IsFinite(delta) || controls.Any(control => !double.IsFinite(control)))
        {
            throw new StatisticsException("a delta of the unit or of a control vector is not a finite number.");
        }

        double[] values = [.. controls];
        return new ControlStatistics(
            values.Length, Moments.Mean(values), Moments.Sd(values), Quantile.Of(values, 0.95),
            (1.0 + values.Count(control => control >= delta)) / (1 + values.Length));
    }
}
