namespace SteerCluster.Reporting.Figures;

/// <summary>Bins of one width, 1, 2 or 5 times a power of ten, whose edges are multiples of it.</summary>
/// <param name="First">Lower edge of the first bin.</param>
/// <param name="Width">Width of a bin.</param>
/// <param name="Count">Number of bins.</param>
internal sealed record Histogram(double First, double Width, int Count)
{
    private const int Most = 24;

    /// <summary>Bins for values: at most two dozen.</summary>
    /// <param name="values">One or more finite values.</param>
    public static Histogram For(IReadOnlyCollection<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var width = high > low ? Math.Pow(10, Math.Floor(Math.Log10((high - low) / Most))) : 1;
        foreach (var step in new[] { 2.0, 2.5, 2.0 })
        {
            if (Bins(low, high, width) <= Most)
            {
                break;
            }

            width *= step;
        }

        return new Histogram(Math.Floor(low / width) * width, width, Bins(low, high, width));
    }

    /// <summary>How many of the values fall into each bin.</summary>
    public int[] Of(IEnumerable<double> values)
    {
        var counts = new int[Count];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)Math.Floor((value - First) / Width), 0, Count - 1)]++;
        }

        return counts;
    }

    private static int Bins(double low, double high, double width) => (int)(Math.Floor(high / width) - Math.Floor(low / width)) + 1;
}
