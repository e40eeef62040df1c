using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Generation;
using SteerCluster.Inference.Models;
using SteerCluster.Sweeping.Sharding;

namespace SteerCluster.Sweeping.Generation;

/// <summary>A batch of texts on blocks in this process. Created in the backend's turn.</summary>
internal sealed class LocalGeneration : IGenerationSession
{
    private readonly DecoderShard _shard;
    private readonly GenerationBatch _batch;
    private readonly int[] _steered;
    private readonly ShardDecoder _decoder;
    private readonly Tensor? _vectors;
    private bool _disposed;

    public LocalGeneration(DecoderShard shard, GenerationBatch batch)
    {
        (_shard, _batch) = (shard, batch);
        _steered = [.. Enumerable.Range(0, batch.Sequences.Count).Where(i => batch.Sequences[i].Strength != 0 && shard.Range.Contains(batch.Sequences[i].Layer))];
        _decoder = new ShardDecoder(shard, [.. batch.Sequences.Select(s => s.Capacity)]);
        try
        {
            _vectors = Upload();
        }
        catch
        {
            _decoder.Dispose();
            throw;
        }
    }

    private IBackend Backend => _shard.Backend;

    public ShardOutput<int[]> Step(GenerationStep step, BoundaryRows? input, CancellationToken cancellation)
    {
        using var near = input?.Near(Backend);
        using var turn = BackendTurn.Enter(Backend, cancellation);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var rows = _decoder.Run(step.Tokens, near?.Take(Backend), Steer, cancellation);
        if (_shard.Range.End < _shard.Config.LayerCount)
        {
            return new(BoundaryRows.On(Backend, rows), []);
        }

        using (rows)
        {
            return new(null, _decoder.Choose(rows, step.Tokens, (sequence, logits) => Sampler.Choose(logits, _batch.Sampling, step.Uniforms[sequence])));
        }
    }

    public void Dispose()
    {
        using var turn = BackendTurn.Enter(Backend);
        if (!_disposed)
        {
            _disposed = true;
            _decoder.Dispose();
            _vectors?.Dispose();
        }
    }

    private Tensor? Upload()
    {
        if (_steered.Length == 0)
        {
            return null;
        }

        var vectors = Backend.Allocate(_steered.Length, _shard.Config.HiddenSize);
        Backend.Write([.. _steered.SelectMany(i => _batch.Sequences[i].Vector)], vectors);
        return vectors;
    }

    private void Steer(int layer, Tensor residual, BatchLayout layout, IReadOnlyList<int> firstPositions)
    {
        for (var place = 0; place < _steered.Length; place++)
        {
            var i = _steered[place];
            var sequence = _batch.Sequences[i];
            var rows = layout.Sequences[i];
            var skipped = Math.Max(0, sequence.FirstSteered - firstPositions[i]);
            if (sequence.Layer == layer && rows.Count > skipped)
            {
                using var steered = residual.Slice(rows.Row + skipped, rows.Count - skipped);
                Backend.AddVector(steered, _vectors!, place, (float)sequence.Strength);
            }
        }
    }
}
