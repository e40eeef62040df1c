using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SteerCluster.Steering.Statistics;

/// <summary>
/// Delta and Cohen's d of up to sixteen layers in each resample. A layer is a lane of its own, summed in the order of the draws
/// exactly as <see cref="Moments"/> and <see cref="EffectSize"/> do, so the bits are theirs under every instruction set: nothing is
/// added across lanes, and no product is fused with a sum.
/// </summary>
internal sealed class BootstrapBlock
{
    /// <summary>Layers of a block: as many as two vectors hold.</summary>
    public const int Layers = 2 * Lanes;

    private const int Lanes = 8;

    /// <summary>Vectors per item: two of the highest strength, then two of the lowest.</summary>
    private const int Width = 4;

    private readonly double[] table;

    /// <param name="high">Values at the highest strength, [layer][item], at most <see cref="Layers"/> layers.</param>
    /// <param name="low">The same at the lowest strength.</param>
    /// <param name="resamples">Number of resamples.</param>
    public BootstrapBlock(double[][] high, double[][] low, int resamples)
    {
        var items = high[0].Length;
        table = new double[items * Width * Lanes];
        for (var layer = 0; layer < high.Length; layer++)
        {
            for (var item = 0; item < items; item++)
            {
                table[(item * Width * Lanes) + layer] = high[layer][item];
                table[(item * Width * Lanes) + Layers + layer] = low[layer][item];
            }
        }

        Deltas = [.. high.Select(_ => new double[resamples])];
        Effects = [.. high.Select(_ => new double[resamples])];
    }

    /// <summary>[layer][resample].</summary>
    public double[][] Deltas { get; }

    /// <summary>[layer][resample]; NaN where both SDs are zero or undefined.</summary>
    public double[][] Effects { get; }

    /// <summary>Measures one resample.</summary>
    /// <param name="drawn">The items, as often as they were drawn.</param>
    /// <param name="resample">Its index.</param>
    public void Measure(ReadOnlySpan<int> drawn, int resample)
    {
        var rows = MemoryMarshal.Cast<double, Vector512<double>>(table);
        var count = Vector512.Create((double)drawn.Length);
        var (high0, high1, low0, low1) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        foreach (var item in drawn)
        {
            var row = rows.Slice(item * Width, Width);
            high0 += row[0];
            high1 += row[1];
            low0 += row[2];
            low1 += row[3];
        }

        (high0, high1, low0, low1) = (high0 / count, high1 / count, low0 / count, low1 / count);
        var (squares0, squares1, squares2, squares3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        foreach (var item in drawn)
        {
            var row = rows.Slice(item * Width, Width);
            var (h0, h1, l0, l1) = (row[0] - high0, row[1] - high1, row[2] - low0, row[3] - low1);
            squares0 += h0 * h0;
            squares1 += h1 * h1;
            squares2 += l0 * l0;
            squares3 += l1 * l1;
        }

        Store(0, resample, high0 - low0, Variance(squares0, high0, drawn.Length), Variance(squares2, low0, drawn.Length));
        Store(Lanes, resample, high1 - low1, Variance(squares1, high1, drawn.Length), Variance(squares3, low1, drawn.Length));
    }

    /// <summary><see cref="Moments.Sd"/>, squared again as <see cref="EffectSize.CohensD"/> does.</summary>
    private static Vector512<double> Variance(Vector512<double> squares, Vector512<double> mean, int count)
    {
        var noise = Vector512.Abs(mean) * Vector512.Create(Moments.RelativeNoise(count));
        var spread = Vector512.ConditionalSelect(
            Vector512.GreaterThan(squares, noise * noise * Vector512.Create((double)count)), squares, Vector512<double>.Zero);
        var sd = Vector512.Sqrt(spread / Vector512.Create(count - 1.0));
        return sd * sd;
    }

    private void Store(int firstLayer, int resample, Vector512<double> delta, Vector512<double> high, Vector512<double> low)
    {
        var sd = Vector512.Sqrt((high + low) / Vector512.Create(2.0));
        var effect = Vector512.ConditionalSelect(
            Vector512.GreaterThan(sd, Vector512<double>.Zero), delta / sd, Vector512.Create(double.NaN));
        for (var layer = firstLayer; layer < Math.Min(firstLayer + Lanes, Deltas.Length); layer++)
        {
            Deltas[layer][resample] = delta[layer - firstLayer];
            Effects[layer][resample] = effect[layer - firstLayer];
        }
    }
}
