using SteerCluster.Inference.Numerics;

namespace SteerCluster.Inference.Generation;

/// <summary>Chooses the next token from logits. Of equal logits the lower token id comes first, so the choice is one function of its arguments.</summary>
public static class Sampler
{
    /// <summary>The token with the largest logit.</summary>
    /// <param name="logits">[vocabulary].</param>
    public static int Greedy(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>A token drawn by inverting the cumulative distribution, most probable tokens first.</summary>
    /// <param name="logits">[vocabulary].</param>
    /// <param name="options">Temperature, top-k, top-p; temperature 0 is greedy.</param>
    /// <param name="uniform">A random number in [0, 1).</param>
    public static int Choose(ReadOnlySpan<float> logits, SamplingOptions options, double uniform)
    {
        if (options.Temperature <= 0)
        {
            return Greedy(logits);
        }

        var tokens = Enumerable.Range(0, logits.Length).ToArray();
        var keys = new double[logits.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = -logits[i] / options.Temperature;
        }

        Array.Sort(tokens, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var kept = options.TopK > 0 ? Math.Min(options.TopK, tokens.Length) : tokens.Length;
        var weights = new double[kept];
        for (var i = 0; i < kept; i++)
        {
            weights[i] = PortableMath.Exp(keys[tokens[0]] - keys[tokens[i]]);
        }

        var (count, mass) = Nucleus(weights, options.TopP);
        var target = uniform * mass;
        for (var i = 0; i < count; i++)
        {
            target -= weights[i];
            if (target < 0)
            {
                return tokens[i];
            }
        }

        return tokens[count - 1];
    }

    /// <summary>The smallest number of leading weights that reach the share, and their sum.</summary>
    private static (int Count, double Mass) Nucleus(double[] weights, double share)
    {
        var limit = share * weights.Sum();
        var mass = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            mass += weights[i];
            if (mass >= limit && share < 1)
            {
                return (i + 1, mass);
            }
        }

        return (weights.Length, mass);
    }
}
