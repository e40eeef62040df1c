using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;

namespace SteerCluster.Inference.Generation;

/// <summary>
/// Decodes a batch of sequences on one shard, with a cache of keys and values. A sequence's tokens do not depend on the others
/// in the batch.
/// </summary>
public sealed class ShardDecoder : IDisposable
{
    private readonly DecoderShard _shard;
    private readonly KeyValueCache _cache;
    private readonly int _count;

    /// <summary>Allocates the cache.</summary>
    /// <param name="shard">The blocks.</param>
    /// <param name="capacities">Positions that each sequence may take.</param>
    public ShardDecoder(DecoderShard shard, IReadOnlyList<int> capacities)
    {
        (_shard, _count) = (shard, capacities.Count);
        _cache = new KeyValueCache(shard.Backend, shard.Config, shard.Range, capacities);
    }

    /// <summary>Called after every block; may change rows of the residual stream.</summary>
    /// <param name="layer">0-based block.</param>
    /// <param name="residual">[rows, hidden].</param>
    /// <param name="layout">Rows of each sequence in this call; finished ones have none.</param>
    /// <param name="firstPositions">Position of each sequence's first row.</param>
    public delegate void BlockHook(int layer, Tensor residual, BatchLayout layout, IReadOnlyList<int> firstPositions);

    /// <summary>Chooses the next token of a sequence from its logits [vocabulary].</summary>
    public delegate int TokenChoice(int sequence, ReadOnlySpan<float> logits);

    /// <summary>Bytes of cache and logits that a sequence of the given length takes in a whole model.</summary>
    public static long SequenceBytes(ModelConfig config, int length) =>
        sizeof(float) * ((2L * config.LayerCount * length * config.KvHeadCount * config.HeadSize) + config.VocabularySize);

    /// <summary>Takes the next tokens of all sequences through the blocks of the shard.</summary>
    /// <param name="tokens">Tokens of each sequence that follow those before; none for one that has ended.</param>
    /// <param name="input">[tokens, hidden] rows after the block before this shard, taken over; null on the first shard.</param>
    /// <param name="afterBlock">Steering; null for none.</param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>[tokens, hidden] rows after the last block of the shard.</returns>
    public Tensor Run(IReadOnlyList<int[]> tokens, Tensor? input, BlockHook? afterBlock, CancellationToken cancellation)
    {
        var layout = BatchLayout.Of(tokens.Select(t => t.Length));
        var positions = Enumerable.Range(0, _count).Select(_cache.Length).ToArray();
        var residual = input ?? _shard.Embed([.. tokens.SelectMany(t => t)]);
        try
        {
            for (var layer = _shard.Range.First; layer < _shard.Range.End; layer++)
            {
                cancellation.ThrowIfCancellationRequested();
                _shard.RunBlock(layer, residual, layout, _cache);
                afterBlock?.Invoke(layer, residual, layout, positions);
            }

            _cache.Advance(layout);
            return residual;
        }
        catch
        {
            residual.Dispose();
            throw;
        }
    }

    /// <summary>The next token of every sequence after the model's last block; 0 for those without tokens.</summary>
    /// <param name="residual">[tokens, hidden] rows after the last block.</param>
    /// <param name="tokens">The tokens of the step.</param>
    /// <param name="choose">Chooses from the logits of a sequence's last token.</param>
    public int[] Choose(Tensor residual, IReadOnlyList<int[]> tokens, TokenChoice choose)
    {
        var layout = BatchLayout.Of(tokens.Select(t => t.Length));
        var active = Enumerable.Range(0, layout.Sequences.Count).Where(i => layout.Sequences[i].Count > 0).ToArray();
        using var last = LastRows.Gather(_shard.Backend, residual, [.. active.Select(i => layout.Sequences[i])]);
        using var logits = _shard.Logits(last);
        var next = new int[layout.Sequences.Count];
        var values = new float[_shard.Config.VocabularySize];
        for (var i = 0; i < active.Length; i++)
        {
            using var row = logits.Slice(i, 1);
            _shard.Backend.Read(row, values);
            next[active[i]] = choose(active[i], values);
        }

        return next;
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();
}
