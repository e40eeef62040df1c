using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Numerics;

namespace SteerCluster.Inference.Backends;

/// <summary>
/// Cosines and sines of the rotary position embedding (Su et al. 2021), computed once in double and rounded to float:
/// angle(position, i) = position * frequency(i), frequency(i) = theta^(-2i / head size), after the model's scaling.
/// </summary>
public sealed class RotaryTable
{
    private readonly double[] _frequencies;
    private readonly Lock _growing = new();
    private volatile float[][] _rows = [];

    /// <summary>Prepares the frequencies of a model.</summary>
    public RotaryTable(ModelConfig config)
    {
        HeadSize = config.HeadSize;
        _frequencies = new double[config.HeadSize / 2];
        for (var i = 0; i < _frequencies.Length; i++)
        {
            var frequency = PortableMath.Exp(-2.0 * i / config.HeadSize * PortableMath.Log(config.RopeTheta));
            _frequencies[i] = Scale(frequency, config.RopeScaling);
        }
    }

    /// <summary>Elements of a head.</summary>
    public int HeadSize { get; }

    /// <summary>[head size / 2] cosines, then as many sines, of one position.</summary>
    public ReadOnlySpan<float> Row(int position)
    {
        var rows = _rows;
        return position < rows.Length ? rows[position] : Grow(position)[position];
    }

    private static double Scale(double frequency, RopeScaling? scaling)
    {
        switch (scaling)
        {
            case RopeScaling.Linear linear:
                return frequency / linear.Factor;
            case RopeScaling.Llama3 llama3:
                var wavelength = 2 * Math.PI / frequency;
                var turns = llama3.OriginalMaxPositions / wavelength;
                var smooth = Math.Clamp(
                    (turns - llama3.LowFrequencyFactor) / (llama3.HighFrequencyFactor - llama3.LowFrequencyFactor), 0, 1);
                return ((1 - smooth) * frequency / llama3.Factor) + (smooth * frequency);
            default:
                return frequency;
        }
    }

    private float[][] Grow(int position)
    {
        lock (_growing)
        {
            var rows = _rows;
            if (position < rows.Length)
            {
                return rows;
            }

            var grown = new float[Math.Max(position + 1, Math.Max(256, rows.Length * 2))][];
            rows.CopyTo(grown, 0);
            for (var p = rows.Length; p < grown.Length; p++)
            {
                grown[p] = ComputeRow(p);
            }

            _rows = grown;
            return grown;
        }
    }

    private float[] ComputeRow(int position)
    {
        var half = _frequencies.Length;
        var row = new float[2 * half];
        for (var i = 0; i < half; i++)
        {
            var (sine, cosine) = PortableMath.SinCos(position * _frequencies[i]);
            row[i] = (float)cosine;
            row[half + i] = (float)sine;
        }

        return row;
    }
}
