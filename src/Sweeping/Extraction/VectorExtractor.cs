using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Models;
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
        foreach (var chunk in Cut(pairs))
        {
            Accumulate(chunk, layers, readInput, differences, norms, cancellation);
        }

        return new ExtractedVectors(
            layers,
            [.. differences.Select(d => d.Select(x => (float)(x / pairs.Count)).ToArray())],
            [.. norms.Select(n => n / (2 * pairs.Count))]);
    }

    private IEnumerable<ContrastivePrompt[]> Cut(IReadOnlyList<ContrastivePrompt> pairs)
    {
        var rowBytes = ActivationCost.RowBytes(shards[0].Config);
        var chunk = new List<ContrastivePrompt>();
        var bytes = 0L;
        foreach (var pair in pairs)
        {
            var cost = (pair.Matching.Length + pair.NotMatching.Length) * rowBytes;
            if (chunk.Count > 0 && bytes + cost > activationBudget)
            {
                yield return [.. chunk];
                chunk.Clear();
                bytes = 0;
            }

            chunk.Add(pair);
            bytes += cost;
        }

        yield return [.. chunk];
    }

    private void Accumulate(
        ContrastivePrompt[] pairs, IReadOnlyList<int> layers, bool readInput, double[][] differences, double[] norms, CancellationToken cancellation)
    {
        var sequences = pairs.SelectMany(p => new[] { p.Matching, p.NotMatching }).ToArray();
        var layout = BatchLayout.Of(sequences.Select(s => s.Length));
        using var residual = shards[0].Embed([.. sequences.SelectMany(s => s)]);
        var last = layers[^1] - (readInput ? 1 : 0);
        for (var layer = 0; layer <= last + (readInput ? 1 : 0); layer++)
        {
            cancellation.ThrowIfCancellationRequested();
            var index = IndexOf(layers, layer);
            if (readInput && index >= 0)
            {
                using var letters = LastRows(residual, layout);
                Add(letters, differences[index], norms, index);
            }

            if (layer > last)
            {
                return;
            }

            var shard = shards.First(s => s.Range.First <= layer && layer < s.Range.End);
            if (layer == last && !readInput)
            {
                using var letters = shard.RunBlockAtLastPositions(layer, residual, layout);
                Add(letters, differences[index], norms, index);
                return;
            }

            shard.RunBlock(layer, residual, layout);
            if (!readInput && index >= 0)
            {
                using var letters = LastRows(residual, layout);
                Add(letters, differences[index], norms, index);
            }
        }
    }

    private static int IndexOf(IReadOnlyList<int> layers, int layer)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] == layer)
            {
                return i;
            }
        }

        return -1;
    }

    private Tensor LastRows(Tensor residual, BatchLayout layout)
    {
        var rows = Backend.Allocate(layout.Sequences.Count, Hidden);
        for (var i = 0; i < layout.Sequences.Count; i++)
        {
            Backend.CopyRows(residual, layout.Sequences[i].LastRow, rows, i, 1);
        }

        return rows;
    }

    /// <summary>Adds the pairs' differences and norms; rows alternate between matching and not matching.</summary>
    private void Add(Tensor letters, double[] difference, double[] norms, int index)
    {
        var values = new float[letters.Rows * Hidden];
        Backend.Read(letters, values);
        for (var pair = 0; pair < letters.Rows / 2; pair++)
        {
            var matching = values.AsSpan(2 * pair * Hidden, Hidden);
            var other = values.AsSpan(((2 * pair) + 1) * Hidden, Hidden);
            for (var i = 0; i < Hidden; i++)
            {
                difference[i] += (double)matching[i] - other[i];
            }

            norms[index] += Norm(matching) + Norm(other);
        }
    }

    private static double Norm(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        foreach (var x in row)
        {
            sum += (double)x * x;
        }

        return Math.Sqrt(sum);
    }
}
