using System.Runtime.Intrinsics;

namespace SteerCluster.Inference.Cpu.Kernels;

/// <summary>
/// Work on one row. Sums run over 16 lanes in one fixed order with a zero-filled tail; everything else is element by element.
/// </summary>
internal static unsafe class RowKernels
{
    // Justification: rows of native activation memory; the length comes from the matrix they belong to.

    /// <summary>The sum of squares.</summary>
    public static float SumOfSquares(float* x, int count)
    {
        var lanes = Vector512<float>.Zero;
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            var v = Vector512.Load(x + i);
            lanes = Vector512.FusedMultiplyAdd(v, v, lanes);
        }

        if (i < count)
        {
            var v = LoadTail(x + i, count - i, 0);
            lanes = Vector512.FusedMultiplyAdd(v, v, lanes);
        }

        return Lanes.Sum(lanes);
    }

    /// <summary>The dot product of two rows.</summary>
    public static float Dot(float* x, float* y, int count)
    {
        var lanes = Vector512<float>.Zero;
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            lanes = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), lanes);
        }

        if (i < count)
        {
            lanes = Vector512.FusedMultiplyAdd(LoadTail(x + i, count - i, 0), LoadTail(y + i, count - i, 0), lanes);
        }

        return Lanes.Sum(lanes);
    }

    /// <summary>output = x * scale * gain.</summary>
    public static void Scale(float* x, float scale, float* gain, float* output, int count)
    {
        var factor = Vector512.Create(scale);
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            (Vector512.Load(x + i) * factor * Vector512.Load(gain + i)).Store(output + i);
        }

        for (; i < count; i++)
        {
            output[i] = x[i] * scale * gain[i];
        }
    }

    /// <summary>target += addend.</summary>
    public static void Add(float* target, float* addend, long count)
    {
        var i = 0L;
        for (; i + 16 <= count; i += 16)
        {
            (Vector512.Load(target + i) + Vector512.Load(addend + i)).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] += addend[i];
        }
    }

    /// <summary>target += strength * vector, with one rounding.</summary>
    public static void AddScaled(float* target, float* vector, float strength, int count)
    {
        var factor = Vector512.Create(strength);
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            Vector512.FusedMultiplyAdd(Vector512.Load(vector + i), factor, Vector512.Load(target + i)).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = MathF.FusedMultiplyAdd(vector[i], strength, target[i]);
        }
    }

    /// <summary>gate = gate / (1 + exp(-gate)) * up.</summary>
    public static void SwiGlu(float* gate, float* up, long count)
    {
        var i = 0L;
        for (; i + 16 <= count; i += 16)
        {
            Silu(Vector512.Load(gate + i), Vector512.Load(up + i)).Store(gate + i);
        }

        if (i < count)
        {
            var tail = stackalloc float[16];
            Silu(LoadTail(gate + i, (int)(count - i), 0), LoadTail(up + i, (int)(count - i), 0)).Store(tail);
            new ReadOnlySpan<float>(tail, (int)(count - i)).CopyTo(new Span<float>(gate + i, (int)(count - i)));
        }
    }

    /// <summary>Rotates the pairs (i, i + half) of one head.</summary>
    public static void Rotate(float* head, float* cosine, float* sine, int half)
    {
        var i = 0;
        for (; i + 8 <= half; i += 8)
        {
            var low = Vector256.Load(head + i);
            var high = Vector256.Load(head + half + i);
            var c = Vector256.Load(cosine + i);
            var s = Vector256.Load(sine + i);
            ((low * c) - (high * s)).Store(head + i);
            ((high * c) + (low * s)).Store(head + half + i);
        }

        for (; i < half; i++)
        {
            var low = head[i];
            var high = head[half + i];
            head[i] = (low * cosine[i]) - (high * sine[i]);
            head[half + i] = (high * cosine[i]) + (low * sine[i]);
        }
    }

    /// <summary>The largest of <paramref name="count"/> values; NaN if any is.</summary>
    public static float Max(float* x, int count)
    {
        var lanes = Vector512.Create(float.NegativeInfinity);
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            lanes = Vector512.Max(lanes, Vector512.Load(x + i));
        }

        if (i < count)
        {
            lanes = Vector512.Max(lanes, LoadTail(x + i, count - i, float.NegativeInfinity));
        }

        var max = float.NegativeInfinity;
        for (var lane = 0; lane < 16; lane++)
        {
            max = MathF.Max(max, lanes[lane]);
        }

        return max;
    }

    /// <summary>
    /// values = exp(values * scale - maximum), in place over whole vectors of 16 (the caller fills the tail with -infinity);
    /// returns their sum.
    /// </summary>
    public static float ExpInPlace(float* values, float scale, float maximum, int paddedCount)
    {
        var factor = Vector512.Create(scale);
        var offset = Vector512.Create(-maximum);
        var lanes = Vector512<float>.Zero;
        for (var i = 0; i < paddedCount; i += 16)
        {
            var e = Elementary.Exp(Vector512.FusedMultiplyAdd(Vector512.Load(values + i), factor, offset));
            e.Store(values + i);
            lanes += e;
        }

        return Lanes.Sum(lanes);
    }

    /// <summary>The sum of exp(values - maximum), in double; the tail counts as -infinity.</summary>
    public static double SumOfExponentials(float* values, float maximum, int count)
    {
        var offset = Vector512.Create(maximum);
        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        for (var i = 0; i < count; i += 16)
        {
            var v = i + 16 <= count ? Vector512.Load(values + i) : LoadTail(values + i, count - i, float.NegativeInfinity);
            var (l, h) = Vector512.Widen(Elementary.Exp(v - offset));
            low += l;
            high += h;
        }

        var eight = low + high;
        var four = eight.GetLower() + eight.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    private static Vector512<float> Silu(Vector512<float> gate, Vector512<float> up) =>
        gate / (Vector512<float>.One + Elementary.Exp(-gate)) * up;

    private static Vector512<float> LoadTail(float* x, int count, float fill)
    {
        var padded = stackalloc float[16];
        new Span<float>(padded, 16).Fill(fill);
        new ReadOnlySpan<float>(x, count).CopyTo(new Span<float>(padded, 16));
        return Vector512.Load(padded);
    }
}
