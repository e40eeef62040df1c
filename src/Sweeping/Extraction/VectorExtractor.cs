using SteerCluster.Sweeping.Memory;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Vectors;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Extraction;

/// <summary>
/// Contrastive Activation Addition (Rimsky et al. 2024): the mean over pairs of the residual stream at the answer letter,
/// matching minus not matching, at all swept layers in one pass that stops after the last of them.
/// </summary>
/// <param name="shards">The model's shards in order.</param>
/// <param name="activationBudget">Bytes of activations that a chunk of pairs may take.</param>
public sealed class VectorExtractor(IReadOnlyList<IModelShard> shards, long activationBudget)
{
    private int Hidden => shards[0].Config.HiddenSize;

    /// <summary>Extracts the vectors. Sums are in double and in the order of the pairs, so chunking does not change a bit.</summary>
    /// <param name="pairs">At least one pair.</param>
    /// <param name="layers">Layers to read, ascending.</param>
    /// <param name="readInput">Read a block's input instead of its output (the reference study's newer script).</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public ExtractedVectors Extract(
        IReadOnlyList<ContrastivePrompt> pairs, IReadOnlyList<int> layers, bool readInput, CancellationToken cancellation = default)
    {
        var differences = layers.Select(_ => new double[Hidden]).ToArray();
        var norms = new double[layers.Count];
        var rowBytes = ActivationCost.RowBytes(shards[0].Config);
        var chunks = Chunks.Cut(pairs, [
            (p => Rows(p) * rowBytes, activationBudget),
            .. ShardBoundaries.Limits(shards, (ContrastivePrompt p, int _) => Rows(p)),
        ]);
        var read = Pipeline.Run(
            chunks,
            ShardBoundaries.ChunksInFlight(shards),
            (chunk, stop) => Halving.Run(chunk, some => Letters(some, layers, readInput, stop)),
            cancellation);
        foreach (var letters in read.SelectMany(chunk => chunk))
        {
            Add(letters, differences, norms);
        }

        return new ExtractedVectors(
            layers,
            [.. differences.Select(d => d.Select(x => (float)(x / pairs.Count)).ToArray())],
            [.. norms.Select(n => n / (2 * pairs.Count))]);
    }

    /// <summary>The residual stream at the letters, [pair][layer][2 x hidden]: matching, then not matching.</summary>
    private float[][][] Letters(
        IReadOnlyList<ContrastivePrompt> pairs, IReadOnlyList<int> layers, bool readInput, CancellationToken cancellation)
    {
        var chunk = new ExtractionChunk([.. pairs.SelectMany(p => new[] { p.Matching, p.NotMatching })], layers, readInput);
        var read = new List<float[]>();
        BoundaryRows? rows = null;
        foreach (var shard in shards.TakeWhile(s => s.Range.First <= layers[^1]))
        {
            (rows, var letters) = shard.Run(chunk, rows, cancellation);
            read.AddRange(letters);
        }

        return [.. pairs.Select((_, pair) => read.Select(layer => layer.AsSpan(2 * pair * Hidden, 2 * Hidden).ToArray()).ToArray())];
    }

    private static long Rows(ContrastivePrompt pair) => pair.Matching.Length + pair.NotMatching.Length;

    /// <summary>Adds one pair's differences and norms.</summary>
    private void Add(float[][] letters, double[][] differences, double[] norms)
    {
        for (var layer = 0; layer < letters.Length; layer++)
        {
            var matching = letters[layer].AsSpan(0, Hidden);
            var other = letters[layer].AsSpan(Hidden);
            for (var i = 0; i < Hidden; i++)
            {
                differences[layer][i] += (double)matching[i] - other[i];
            }

            norms[layer] += VectorNormalizer.Norm(matching) + VectorNormalizer.Norm(other);
        }
    }
}
