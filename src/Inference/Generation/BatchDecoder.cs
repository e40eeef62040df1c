using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;

namespace SteerCluster.Inference.Generation;

/// <summary>
/// Decodes a batch of sequences with a cache of keys and values. A sequence's tokens do not depend on the others in the batch.
/// </summary>
/// <param name="shards">The model's shards in order.</param>
public sealed class BatchDecoder(IReadOnlyList<DecoderShard> shards)
{
    /// <summary>Called after every block; may change rows of the residual stream.</summary>
    /// <param name="layer">0-based block.</param>
    /// <param name="residual">[rows, hidden].</param>
    /// <param name="layout">Rows of each sequence in this call; finished ones have none.</param>
    /// <param name="firstPositions">Position of each sequence's first row.</param>
    public delegate void BlockHook(int layer, Tensor residual, BatchLayout layout, IReadOnlyList<int> firstPositions);

    /// <summary>Chooses the next token of a sequence from its logits [vocabulary].</summary>
    public delegate int TokenChoice(int sequence, ReadOnlySpan<float> logits);

    private IBackend Backend => shards[0].Backend;

    private ModelConfig Config => shards[0].Config;

    /// <summary>Bytes of cache and logits that a sequence of the given length takes.</summary>
    public static long SequenceBytes(ModelConfig config, int length) =>
        sizeof(float) * ((2L * config.LayerCount * length * config.KvHeadCount * config.HeadSize) + config.VocabularySize);

    /// <summary>Generates up to <paramref name="newTokens"/> tokens for each prompt; a stop token ends a sequence and is not returned.</summary>
    /// <param name="prompts">Prompt tokens, one or more each.</param>
    /// <param name="newTokens">Most tokens to generate.</param>
    /// <param name="stop">Tokens that end a sequence.</param>
    /// <param name="choose">Chooses the next token.</param>
    /// <param name="afterBlock">Steering; null for none.</param>
    /// <param name="cancellation">Asked at every step.</param>
    public IReadOnlyList<IReadOnlyList<int>> Decode(
        IReadOnlyList<int[]> prompts, int newTokens, IReadOnlyCollection<int> stop, TokenChoice choose, BlockHook? afterBlock, CancellationToken cancellation)
    {
        var caches = shards.Select(s => new KeyValueCache(Backend, Config, s.Range, [.. prompts.Select(p => p.Length + newTokens)])).ToArray();
        try
        {
            var generated = prompts.Select(_ => new List<int>()).ToArray();
            var input = prompts.ToArray();
            for (var step = 0; step < newTokens && input.Any(i => i.Length > 0); step++)
            {
                cancellation.ThrowIfCancellationRequested();
                var next = Step(input, caches, choose, afterBlock);
                for (var i = 0; i < input.Length; i++)
                {
                    var ended = input[i].Length == 0 || stop.Contains(next[i]);
                    input[i] = ended ? [] : [next[i]];
                    generated[i].AddRange(input[i]);
                }
            }

            return generated;
        }
        finally
        {
            foreach (var cache in caches)
            {
                cache.Dispose();
            }
        }
    }

    private int[] Step(int[][] input, KeyValueCache[] caches, TokenChoice choose, BlockHook? afterBlock)
    {
        var layout = BatchLayout.Of(input.Select(i => i.Length));
        var positions = Enumerable.Range(0, input.Length).Select(caches[0].Length).ToArray();
        using var residual = shards[0].Embed([.. input.SelectMany(i => i)]);
        for (var s = 0; s < shards.Count; s++)
        {
            for (var layer = shards[s].Range.First; layer < shards[s].Range.End; layer++)
            {
                shards[s].RunBlock(layer, residual, layout, caches[s]);
                afterBlock?.Invoke(layer, residual, layout, positions);
            }

            caches[s].Advance(layout);
        }

        return Choose(residual, layout, choose);
    }

    private int[] Choose(Tensor residual, BatchLayout layout, TokenChoice choose)
    {
        var active = Enumerable.Range(0, layout.Sequences.Count).Where(i => layout.Sequences[i].Count > 0).ToArray();
        using var last = LastRows.Gather(Backend, residual, [.. active.Select(i => layout.Sequences[i])]);
        using var logits = shards[^1].Logits(last);
        var next = new int[layout.Sequences.Count];
        var values = new float[Config.VocabularySize];
        for (var i = 0; i < active.Length; i++)
        {
            using var row = logits.Slice(i, 1);
            Backend.Read(row, values);
            next[active[i]] = choose(active[i], values);
        }

        return next;
    }
}
