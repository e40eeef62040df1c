using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;

namespace SteerCluster.Sweeping.Vectors;

/// <summary>Scales the vectors of a model as the sweep asks. Norms are taken in double.</summary>
public static class VectorNormalizer
{
    /// <summary>The vectors to add, [concept][layer][hidden].</summary>
    /// <param name="concepts">What was extracted, one for each concept of the sweep.</param>
    /// <param name="normalization">How to scale.</param>
    public static float[][][] Apply(IReadOnlyList<ExtractedVectors> concepts, VectorNormalization normalization) => normalization switch
    {
        VectorNormalization.Layer => [.. concepts.Select(c => Scale(c, (layer, _) => concepts.Average(o => Norm(o.Vectors[layer]))))],
        VectorNormalization.Residual => [.. concepts.Select(c => Scale(c, (layer, own) => own.ResidualNorms[layer]))],
        _ => [.. concepts.Select(c => c.Vectors)],
    };

    /// <summary>The Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        foreach (var x in vector)
        {
            sum += (double)x * x;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>A vector scaled to a norm; a zero vector stays zero.</summary>
    public static float[] ScaleTo(float[] vector, double norm)
    {
        var own = Norm(vector);
        return own == 0 ? vector : [.. vector.Select(x => (float)(x * (norm / own)))];
    }

    private static float[][] Scale(ExtractedVectors concept, Func<int, ExtractedVectors, double> norm) =>
        [.. concept.Vectors.Select((v, layer) => ScaleTo(v, norm(layer, concept)))];
}
