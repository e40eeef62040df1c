namespace SteerCluster.Steering.Statistics;

/// <summary>Least-squares slopes over the strengths (Tan et al. 2024).</summary>
public static class Slopes
{
    /// <summary>sum_s (x_s - mean x) y_s / sum_s (x_s - mean x)^2 for each item.</summary>
    /// <param name="strengths">Two or more distinct strengths.</param>
    /// <param name="matching">Matching logit diffs, [strength][item].</param>
    public static double[] PerItem(IReadOnlyList<double> strengths, IReadOnlyList<double[]> matching)
    {
        var mean = Moments.Mean([.. strengths]);
        var centred = strengths.Select(strength => strength - mean).ToArray();
        var spread = centred.Sum(x => x * x);
        var slopes = new double[matching[0].Length];
        for (var item = 0; item < slopes.Length; item++)
        {
            for (var s = 0; s < centred.Length; s++)
            {
                slopes[item] += centred[s] * matching[s][item];
            }

            slopes[item] /= spread;
        }

        return slopes;
    }
}
