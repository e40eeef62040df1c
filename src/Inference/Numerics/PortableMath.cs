namespace SteerCluster.Inference.Numerics;

/// <summary>
/// Elementary functions in double whose bits depend on their argument alone. The C library picks another variant on another
/// processor, and their last bits differ; these use nothing but IEEE 754 operations, so that silos on different machines
/// write the same files. Relative error below 1e-15 in the ranges stated.
/// </summary>
public static class PortableMath
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 and pi/2 in parts whose sum has more digits than a double.
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>e^x for x in [-700, 700]; below, 0; above, infinity; NaN stays NaN.</summary>
    public static double Exp(double x)
    {
        if (!(x >= -700))
        {
            return double.IsNaN(x) ? x : 0;
        }

        if (x > 700)
        {
            return double.PositiveInfinity;
        }

        var n = Math.Round(x * Log2E);
        var r = Math.FusedMultiplyAdd(-n, Ln2High, x);
        r = Math.FusedMultiplyAdd(-n, Ln2Low, r);
        var sum = 1.0;
        for (var k = 14; k >= 1; k--)
        {
            sum = Math.FusedMultiplyAdd(sum, r / k, 1);
        }

        return Math.ScaleB(sum, (int)n);
    }

    /// <summary>The natural logarithm of a normal positive number.</summary>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(x, double.Epsilon);
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)).
        var f = (mantissa - 1) / (mantissa + 1);
        var square = f * f;
        var sum = 0.0;
        for (var k = 23; k >= 3; k -= 2)
        {
            sum = Math.FusedMultiplyAdd(sum, square, 1.0 / k);
        }

        var series = Math.FusedMultiplyAdd(2 * f * square, sum, 2 * f);
        return Math.FusedMultiplyAdd(exponent, Ln2High, Math.FusedMultiplyAdd(exponent, Ln2Low, series));
    }

    /// <summary>Sine and cosine of an angle in radians, |angle| below 1e8; absolute error below 1e-15.</summary>
    public static (double Sin, double Cos) SinCos(double angle)
    {
        var quarter = Math.Round(angle / HalfPiHigh);
        var r = Math.FusedMultiplyAdd(-quarter, HalfPiHigh, angle);
        r = Math.FusedMultiplyAdd(-quarter, HalfPiLow, r);
        var square = r * r;
        double sine = 1, cosine = 1;
        for (var k = 18; k >= 2; k -= 2)
        {
            sine = Math.FusedMultiplyAdd(sine, -square / (k * (k + 1)), 1);
            cosine = Math.FusedMultiplyAdd(cosine, -square / (k * (k - 1)), 1);
        }

        sine *= r;
        return ((long)quarter & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }
}
