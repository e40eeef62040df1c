using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Models;

namespace SteerCluster.Sweeping.Waves;

/// <summary>
/// Takes a chunk through the blocks of one shard: rows in (or tokens, on the first shard), injections of the layers in its
/// range, rows out (or readings, on the last).
/// </summary>
/// <param name="shard">The loaded blocks.</param>
public sealed class WaveShard(DecoderShard shard)
{
    private int LastLayer => shard.Config.LayerCount - 1;

    /// <summary>Runs the blocks [first, end) of the shard.</summary>
    /// <param name="chunk">The chunk, the same on every shard.</param>
    /// <param name="input">
    /// Rows after the block before this shard, [rows of the layout there, hidden], taken over; null on the first shard.
    /// </param>
    /// <param name="cancellation">Asked before every block.</param>
    /// <returns>
    /// Rows after the last block of the shard: [rows of the layout there, hidden], or [sequences, hidden] after the model's
    /// last block, where only the answer position is computed.
    /// </returns>
    public Tensor Run(WaveChunk chunk, Tensor? input, CancellationToken cancellation)
    {
        var capacity = chunk.Layout(Math.Min(shard.Range.End - 1, LastLayer - 1)).RowCount;
        var residual = Start(chunk, input, capacity);
        try
        {
            using var vectors = Upload(chunk);
            for (var layer = shard.Range.First; layer < shard.Range.End; layer++)
            {
                cancellation.ThrowIfCancellationRequested();
                var layout = chunk.Layout(layer - 1);
                if (layer == LastLayer)
                {
                    return Finish(chunk, residual, layout, vectors);
                }

                using (var rows = residual.Slice(0, layout.RowCount))
                {
                    shard.RunBlock(layer, rows, layout);
                }

                Inject(chunk, layer, residual, vectors);
            }

            var output = residual;
            residual = null;
            return output;
        }
        finally
        {
            residual?.Dispose();
        }
    }

    /// <summary>Reads the answers off the rows that the last shard returned.</summary>
    public AnswerReading[] Read(WaveChunk chunk, Tensor answerRows)
    {
        var tokens = new int[chunk.Sequences.Count * 2];
        for (var i = 0; i < chunk.Sequences.Count; i++)
        {
            (tokens[2 * i], tokens[(2 * i) + 1]) = (chunk.Prompt(i).TokenA, chunk.Prompt(i).TokenB);
        }

        var logs = new double[tokens.Length];
        shard.LogProbabilities(answerRows, tokens, logs);
        return [.. Enumerable.Range(0, chunk.Sequences.Count).Select(i => new AnswerReading(logs[2 * i], logs[(2 * i) + 1]))];
    }

    private Tensor Start(WaveChunk chunk, Tensor? input, int capacity)
    {
        using var rows = input ?? shard.Embed([.. chunk.Items.SelectMany(i => chunk.Group.Items[i].Tokens)]);
        var residual = shard.Backend.Allocate(capacity, shard.Config.HiddenSize);
        shard.Backend.CopyRows(rows, 0, residual, 0, rows.Rows);
        return residual;
    }

    /// <summary>The vectors that this shard injects; units stand in the order of their layers.</summary>
    private Tensor? Upload(WaveChunk chunk)
    {
        var own = chunk.Units.Select(u => chunk.Group.Units[u]).Where(u => shard.Range.Contains(u.Layer)).ToArray();
        if (own.Length == 0)
        {
            return null;
        }

        var vectors = shard.Backend.Allocate(own.Length, shard.Config.HiddenSize);
        shard.Backend.Write([.. own.SelectMany(u => u.Vector)], vectors);
        return vectors;
    }

    /// <summary>Appends the steered sequences of one layer: the baseline's rows plus strength x vector.</summary>
    private void Inject(WaveChunk chunk, int layer, Tensor residual, Tensor? vectors)
    {
        for (var i = chunk.SequenceCount(layer - 1); i < chunk.SequenceCount(layer); i++)
        {
            var target = chunk.Rows(i);
            shard.Backend.CopyRows(residual, target.PrefixRow + target.PrefixCount, residual, target.Row, target.Count);
            using var rows = residual.Slice(target.Row, target.Count);
            Steer(chunk, i, rows, vectors!);
        }
    }

    private void Steer(WaveChunk chunk, int sequence, Tensor rows, Tensor vectors)
    {
        var s = chunk.Sequences[sequence];
        var place = chunk.UnitPlace(sequence) - chunk.UnitsBefore(shard.Range.First);
        shard.Backend.AddVector(rows, vectors, place, (float)chunk.Group.Units[s.Unit].Strengths[s.Strength]);
    }

    /// <summary>The last block, for the answer positions alone, and the injections after it.</summary>
    private Tensor Finish(WaveChunk chunk, Tensor residual, BatchLayout layout, Tensor? vectors)
    {
        using var rows = residual.Slice(0, layout.RowCount);
        using var last = shard.RunBlockAtLastPositions(LastLayer, rows, layout);
        var answers = shard.Backend.Allocate(chunk.Sequences.Count, shard.Config.HiddenSize);
        shard.Backend.CopyRows(last, 0, answers, 0, last.Rows);
        for (var i = last.Rows; i < chunk.Sequences.Count; i++)
        {
            shard.Backend.CopyRows(answers, chunk.BaselineOf(i), answers, i, 1);
            using var row = answers.Slice(i, 1);
            Steer(chunk, i, row, vectors!);
        }

        return answers;
    }
}
