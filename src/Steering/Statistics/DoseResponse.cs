namespace SteerCluster.Steering.Statistics;

/// <summary>
/// The largest fall of the mean matching logit diff as the strength grows. Delta looks at the two ends alone; where the mean falls
/// in between, more of the vector does not do more of what it is meant to.
/// </summary>
/// <param name="From">The strength before the fall.</param>
/// <param name="To">The higher strength after it.</param>
/// <param name="Fall">Mean at <paramref name="From"/> minus mean at <paramref name="To"/>, nats; 0 where the mean never falls.</param>
public readonly record struct DoseResponse(double From, double To, double Fall)
{
    /// <summary>Finds it.</summary>
    /// <param name="strengths">One or more strengths, ascending.</param>
    public static DoseResponse Of(IReadOnlyList<StrengthSummary> strengths)
    {
        var highest = strengths[0];
        var largest = new DoseResponse(highest.Strength, highest.Strength, 0);
        foreach (var summary in strengths)
        {
            if (highest.Mean - summary.Mean > largest.Fall)
            {
                largest = new DoseResponse(highest.Strength, summary.Strength, highest.Mean - summary.Mean);
            }

            highest = summary.Mean > highest.Mean ? summary : highest;
        }

        return largest;
    }
}
