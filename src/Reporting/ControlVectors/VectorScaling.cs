namespace SteerCluster.Reporting.ControlVectors;

/// <summary>How exported vectors are scaled. Norms are taken in double.</summary>
/// <param name="Norm">The length that they are brought to first.</param>
/// <param name="Factor">What they are then multiplied with.</param>
public sealed record VectorScaling(VectorNorm Norm = VectorNorm.None, double Factor = 1)
{
    /// <summary>The scaled vector; the same bits where nothing is scaled.</summary>
    /// <param name="vector">A vector.</param>
    /// <param name="residualNorm">The mean norm of the residual stream at its layer, where it is known.</param>
    /// <param name="what">What messages call the vector.</param>
    /// <exception cref="ReportException">The vector is zero and has no direction, the residual norm is not known, or the result is not finite.</exception>
    public float[] Apply(float[] vector, double? residualNorm, string what)
    {
        var factor = Factor * Norm switch
        {
            VectorNorm.Unit => 1 / Length(vector, what),
            VectorNorm.Residual => Known(residualNorm, what) / Length(vector, what),
            _ => 1,
        };
        float[] scaled = [.. vector.Select(x => (float)(x * factor))];
        return scaled.All(float.IsFinite)
            ? scaled
            : throw new ReportException(FormattableString.Invariant($"{what} times {factor} is not finite in float32. Give a smaller scale."));
    }

    private static double Length(float[] vector, string what)
    {
        var sum = 0.0;
        foreach (var x in vector)
        {
            sum += (double)x * x;
        }

        return sum > 0 ? Math.Sqrt(sum) : throw new ReportException($"{what} is zero, which no norm can scale. Leave the layer out, or give norm none.");
    }

    private static double Known(double? residualNorm, string what) =>
        residualNorm ?? throw new ReportException($"The residual norm at {what} is not known. Give norm none or unit.");
}
