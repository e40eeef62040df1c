using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Models;

/// <summary>
/// A contiguous range of a model's decoder blocks on one backend; the first shard also embeds, the last also has the head.
/// A whole model is the shard [0, layers).
/// </summary>
/// <remarks>
/// Pre-norm decoder: x += attention(norm(x)); x += feed-forward(norm(x)). The residual stream x is [rows, hidden] float32;
/// rows of several sequences stand one after the other, see <see cref="BatchLayout"/>. Steering is done by the caller after a
/// block, with <see cref="IBackend.AddVector"/>.
/// </remarks>
public sealed class DecoderShard
{
    /// <summary>Rows that pass the feed-forward together, so that its intermediates stay small. No influence on the bits.</summary>
    private const int FeedForwardRows = 1024;

    private readonly Dictionary<int, BlockWeights> _blocks = [];
    private readonly RotaryTable _rotary;
    private readonly Weight? _embedding;
    private readonly Weight? _finalNorm;
    private readonly Weight? _head;

    /// <summary>Loads blocks [<paramref name="range"/>) of an open checkpoint, which must stay open as long as the shard is used.</summary>
    public DecoderShard(Checkpoint checkpoint, IBackend backend, BlockRange range)
    {
        Config = checkpoint.Config;
        Backend = backend;
        Range = range;
        _rotary = new RotaryTable(Config);
        for (var layer = range.First; layer < range.End; layer++)
        {
            _blocks.Add(layer, BlockWeights.Load(checkpoint, backend, layer));
        }

        if (range.First == 0)
        {
            _embedding = backend.Load(checkpoint.Tensor("model.embed_tokens.weight"));
        }

        if (range.End == Config.LayerCount)
        {
            _finalNorm = backend.Load(checkpoint.Tensor("model.norm.weight"));
            _head = backend.Load(checkpoint.Tensor(Config.TiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight"));
        }
    }

    /// <summary>The model's architecture.</summary>
    public ModelConfig Config { get; }

    /// <summary>The backend that holds the weights.</summary>
    public IBackend Backend { get; }

    /// <summary>The blocks of this shard.</summary>
    public BlockRange Range { get; }

    /// <summary>Loads a whole model.</summary>
    public static DecoderShard Whole(Checkpoint checkpoint, IBackend backend) =>
        new(checkpoint, backend, new BlockRange(0, checkpoint.Config.LayerCount));

    /// <summary>The embeddings of tokens, [tokens, hidden]: the residual stream before block 0.</summary>
    public Tensor Embed(ReadOnlySpan<int> tokens)
    {
        var residual = Backend.Allocate(tokens.Length, Config.HiddenSize);
        Backend.Embed(_embedding ?? throw Missing("embedding", "first"), tokens, residual);
        return residual;
    }

    /// <summary>Takes the residual stream [rows, hidden] through one block, in place.</summary>
    /// <param name="layer">0-based block, inside <see cref="Range"/>.</param>
    /// <param name="residual">[rows, hidden].</param>
    /// <param name="layout">Which rows are which sequence.</param>
    /// <param name="cache">Keys and values of earlier positions, extended by those of this call; null where the rows are all there is.</param>
    /// <param name="probe">Sees the intermediates; null for none.</param>
    public void RunBlock(int layer, Tensor residual, BatchLayout layout, KeyValueCache? cache = null, IActivationProbe? probe = null)
    {
        var w = _blocks[layer];
        using (var attended = cache is null
            ? AttendRows(layer, w, residual, layout, layout.AllQueries(), null, probe)
            : AttendCached(layer, w, residual, layout, cache, probe))
        {
            Project(w, attended, residual);
        }

        FeedForward(layer, w, residual, probe);
        probe?.Observe("l_out", layer, residual);
    }

    /// <summary>
    /// Block <paramref name="layer"/> for the last position of each sequence alone: keys and values are computed for all rows,
    /// the rest for one row a sequence. Returns [sequences, hidden].
    /// </summary>
    public Tensor RunBlockAtLastPositions(int layer, Tensor residual, BatchLayout layout)
    {
        var w = _blocks[layer];
        var last = LastRows.Gather(Backend, residual, layout.Sequences);
        try
        {
            using (var attended = AttendRows(layer, w, residual, layout, layout.LastQueries(), last, null))
            {
                Project(w, attended, last);
            }

            FeedForward(layer, w, last, null);
            return last;
        }
        catch
        {
            last.Dispose();
            throw;
        }
    }

    /// <summary>Log-probabilities at chosen tokens after the final norm and the head, in place on the rows given.</summary>
    /// <param name="rows">[n, hidden] residual stream after the last block.</param>
    /// <param name="tokens">[n, k] token ids.</param>
    /// <param name="result">[n, k] natural logarithms.</param>
    public void LogProbabilities(Tensor rows, ReadOnlySpan<int> tokens, Span<double> result)
    {
        using var normed = Normed(rows, _finalNorm ?? throw Missing("final norm", "last"), Config.LayerCount);
        Backend.LogProbabilities(normed, _head!, tokens, result);
    }

    /// <summary>All logits, [n, vocabulary].</summary>
    /// <param name="rows">[n, hidden] residual stream after the last block.</param>
    public Tensor Logits(Tensor rows)
    {
        using var normed = Normed(rows, _finalNorm ?? throw Missing("final norm", "last"), Config.LayerCount);
        var logits = Backend.Allocate(rows.Rows, _head!.Outputs);
        Backend.Linear(normed, _head, null, logits);
        return logits;
    }

    private Tensor AttendRows(
        int layer, BlockWeights w, Tensor residual, BatchLayout layout, AttentionSequence[] sequences, Tensor? queryRows, IActivationProbe? probe)
    {
        // 1. Norm, and projections to queries [rows, heads x size], keys and values [rows, KV heads x size].
        using var normed = Normed(residual, w.AttentionNorm, layer);
        probe?.Observe("attn_norm", layer, normed);
        using var keys = Heads(normed, w.Key, w.KeyBias, w.KeyNorm, layout.Positions);
        using var values = Heads(normed, w.Value, w.ValueBias, null, null);

        // 2. Queries of all rows, or of the last positions only.
        using var queryNormed = queryRows is null ? null : Normed(queryRows, w.AttentionNorm, layer);
        var positions = queryRows is null ? layout.Positions : [.. sequences.Select(s => s.FirstPosition)];
        using var queries = Heads(queryNormed ?? normed, w.Query, w.QueryBias, w.QueryNorm, positions);
        probe?.Observe("q", layer, queries);
        probe?.Observe("k", layer, keys);
        probe?.Observe("v", layer, values);

        // 3. Causal attention within each sequence.
        return Attend(layer, queries, keys, values, sequences, probe);
    }

    private Tensor AttendCached(int layer, BlockWeights w, Tensor residual, BatchLayout layout, KeyValueCache cache, IActivationProbe? probe)
    {
        using var normed = Normed(residual, w.AttentionNorm, layer);
        var positions = cache.Positions(layout);
        using var keys = Heads(normed, w.Key, w.KeyBias, w.KeyNorm, positions);
        using var values = Heads(normed, w.Value, w.ValueBias, null, null);
        using var queries = Heads(normed, w.Query, w.QueryBias, w.QueryNorm, positions);
        cache.Append(layer, layout, keys, values);
        return Attend(layer, queries, cache.Keys(layer), cache.Values(layer), cache.Attention(layout), probe);
    }

    private Tensor Attend(
        int layer, Tensor queries, Tensor keys, Tensor values, AttentionSequence[] sequences, IActivationProbe? probe)
    {
        var shape = new AttentionShape(Config.HeadCount, Config.KvHeadCount, Config.HeadSize, Config.SlidingWindow(layer));
        var output = Backend.Allocate(queries.Rows, queries.Columns);
        try
        {
            Backend.Attend(queries, keys, values, shape, sequences, output);
        }
        catch
        {
            output.Dispose();
            throw;
        }

        probe?.Observe("attn_out", layer, output);
        return output;
    }

    private Tensor Heads(Tensor normed, Weight weight, Weight? bias, Weight? norm, int[]? positions)
    {
        var heads = Backend.Allocate(normed.Rows, weight.Outputs);
        Backend.Linear(normed, weight, bias, heads);
        if (norm is not null)
        {
            Backend.RmsNormHeads(heads, norm, Config.RmsNormEpsilon);
        }

        if (positions is not null)
        {
            Backend.Rotate(heads, _rotary, positions);
        }

        return heads;
    }

    private void Project(BlockWeights w, Tensor attended, Tensor residual)
    {
        using var projected = Backend.Allocate(residual.Rows, residual.Columns);
        Backend.Linear(attended, w.Output, w.OutputBias, projected);
        Backend.Add(residual, projected);
    }

    private void FeedForward(int layer, BlockWeights w, Tensor residual, IActivationProbe? probe)
    {
        for (var row = 0; row < residual.Rows; row += FeedForwardRows)
        {
            using var rows = residual.Slice(row, Math.Min(FeedForwardRows, residual.Rows - row));
            using var normed = Normed(rows, w.FeedForwardNorm, layer);
            probe?.Observe("ffn_norm", layer, normed);
            using var output = Backend.Allocate(rows.Rows, Config.HiddenSize);
            if (w.Experts is { } experts)
            {
                Backend.MixtureOfExperts(normed, experts, output);
            }
            else
            {
                Dense(w.FeedForward!, normed, output);
            }

            probe?.Observe("ffn_out", layer, output);
            Backend.Add(rows, output);
        }
    }

    private void Dense(FeedForwardWeights w, Tensor normed, Tensor output)
    {
        using var gate = Backend.Allocate(normed.Rows, w.Gate.Outputs);
        using var up = Backend.Allocate(normed.Rows, w.Up.Outputs);
        Backend.Linear(normed, w.Gate, w.GateBias, gate);
        Backend.Linear(normed, w.Up, w.UpBias, up);
        Backend.SwiGlu(gate, up);
        Backend.Linear(gate, w.Down, w.DownBias, output);
    }

    private Tensor Normed(Tensor rows, Weight gain, int layer)
    {
        var normed = Backend.Allocate(rows.Rows, rows.Columns);
        try
        {
            Backend.RmsNorm(rows, gain, Config.RmsNormEpsilon, normed);
        }
        catch (NonFiniteException e)
        {
            normed.Dispose();
            throw new NonFiniteException(
                layer == 0
                    ? "The embeddings are NaN or infinite: the checkpoint is damaged."
                    : $"The residual stream is NaN or infinite after block {Math.Min(layer, Config.LayerCount) - 1}: "
                    + "the checkpoint is damaged there or before, or a steering vector is too large.",
                e);
        }

        return normed;
    }

    private InvalidOperationException Missing(string part, string which) =>
        new($"This shard has blocks {Range.First} to {Range.End - 1}; the {part} is on the {which} shard.");
}
