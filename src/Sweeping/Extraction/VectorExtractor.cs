using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Models;
using SteerCluster.Sweeping.Memory;
using SteerCluster.Sweeping.Vectors;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Extraction;

/// <summary>
/// Contrastive Activation Addition (Rimsky et al. 2024): the mean over pairs of the residual stream at the answer letter,
/// matching minus not matching, at all swept layers in one pass that stops after the last of them.
/// </summary>
/// <param name="shards">The model's shards in order.</param>
/// <param name="activationBudget">Bytes of activations that a chunk of pairs may take.</param>
public sealed class VectorExtractor(IReadOnlyList<DecoderShard> shards, long activationBudget)
{
    private int Hidden => shards[0].Config.HiddenSize;

    private IBackend Backend => shards[0].Backend;

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
        foreach (var chunk in Chunks.Cut(pairs, p => (p.Matching.Length + p.NotMatching.Length) * rowBytes, activationBudget))
        {
            foreach (var letters in Halving.Run(chunk, some => Letters(some, layers, readInput, cancellation)))
            {
                Add(letters, differences, norms);
            }
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
        var sequences = pairs.SelectMany(p => new[] { p.Matching, p.NotMatching }).ToArray();
        var layout = BatchLayout.Of(sequences.Select(s => s.Length));
        var place = layers.Index().ToDictionary(l => l.Item, l => l.Index);
        var letters = pairs.Select(_ => new float[layers.Count][]).ToArray();
        using var residual = shards[0].Embed([.. sequences.SelectMany(s => s)]);
        for (var layer = 0; layer <= layers[^1]; layer++)
        {
            cancellation.ThrowIfCancellationRequested();
            var index = place.GetValueOrDefault(layer, -1);
            if (readInput && index >= 0)
            {
                using var rows = LastRows.Gather(Backend, residual, layout.Sequences);
                Store(rows, letters, index);
            }

            if (layer < layers[^1])
            {
                Shard(layer).RunBlock(layer, residual, layout);
                if (!readInput && index >= 0)
                {
                    using var rows = LastRows.Gather(Backend, residual, layout.Sequences);
                    Store(rows, letters, index);
                }
            }
            else if (!readInput)
            {
                using var rows = Shard(layer).RunBlockAtLastPositions(layer, residual, layout);
                Store(rows, letters, index);
            }
        }

        return letters;
    }

    private DecoderShard Shard(int layer) => shards.First(s => s.Range.Contains(layer));

    private void Store(Tensor rows, float[][][] letters, int index)
    {
        var values = new float[rows.Rows * Hidden];
        Backend.Read(rows, values);
        for (var pair = 0; pair < letters.Length; pair++)
        {
            letters[pair][index] = values.AsSpan(2 * pair * Hidden, 2 * Hidden).ToArray();
        }
    }

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
