using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Extraction;

namespace SteerCluster.Sweeping.Vectors;

/// <summary>Vectors that should not steer, to compare with.</summary>
public static class ControlVectors
{
    /// <summary>
    /// A vector in a random direction with the norm of <paramref name="vector"/>. Each element is a sum of twelve uniform numbers
    /// minus six, close to normal and the same on every platform.
    /// </summary>
    /// <param name="vector">[hidden].</param>
    /// <param name="seed">The sweep's control seed.</param>
    /// <param name="layer">The layer, which has a stream of its own.</param>
    /// <param name="index">Number of the vector.</param>
    public static float[] Random(float[] vector, int seed, int layer, int index)
    {
        var random = new SeededRandom(SeedMix.Of(seed, layer, index));
        var direction = new float[vector.Length];
        for (var i = 0; i < direction.Length; i++)
        {
            var sum = -6.0;
            for (var u = 0; u < 12; u++)
            {
                sum += random.NextDouble();
            }

            direction[i] = (float)sum;
        }

        return VectorNormalizer.ScaleTo(direction, VectorNormalizer.Norm(vector));
    }

    /// <summary>The same pairs, each with its two sides exchanged with probability one half.</summary>
    public static IReadOnlyList<ContrastivePrompt> Shuffle(IReadOnlyList<ContrastivePrompt> pairs, int seed, int index)
    {
        var random = new SeededRandom(SeedMix.Of(seed, -1, index));
        return [.. pairs.Select(p => random.NextInt(2) == 0 ? p : new ContrastivePrompt(p.NotMatching, p.Matching))];
    }
}
