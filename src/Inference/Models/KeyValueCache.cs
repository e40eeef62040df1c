using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Inference.Models;

/// <summary>
/// Keys and values of all positions so far, for decoding. Sequence i of the batch has a region of fixed capacity; every call
/// to a block appends the rows of the layout's sequence i to region i.
/// </summary>
public sealed class KeyValueCache : IDisposable
{
    private readonly Dictionary<int, (Tensor Keys, Tensor Values)> _layers = [];
    private readonly IBackend _backend;
    private readonly int[] _capacities;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int _rows;

    /// <summary>Allocates room for sequences of the given capacities, in positions, in the blocks of <paramref name="range"/>.</summary>
    public KeyValueCache(IBackend backend, ModelConfig config, BlockRange range, IReadOnlyList<int> capacities)
    {
        _backend = backend;
        _capacities = [.. capacities];
        _lengths = new int[_capacities.Length];
        _starts = new int[_capacities.Length];
        for (var i = 0; i < _capacities.Length; i++)
        {
            _starts[i] = _rows;
            _rows += _capacities[i];
        }

        var width = config.KvHeadCount * config.HeadSize;
        try
        {
            for (var layer = range.First; layer < range.End; layer++)
            {
                _layers.Add(layer, Pair(width));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Positions that sequence <paramref name="sequence"/> has so far.</summary>
    public int Length(int sequence) => _lengths[sequence];

    /// <summary>Counts the rows of a layout as present, once every block has appended them.</summary>
    public void Advance(BatchLayout layout)
    {
        for (var i = 0; i < layout.Sequences.Count; i++)
        {
            _lengths[i] += layout.Sequences[i].Count;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (keys, values) in _layers.Values)
        {
            keys.Dispose();
            values.Dispose();
        }

        _layers.Clear();
    }

    internal Tensor Keys(int layer) => _layers[layer].Keys;

    internal Tensor Values(int layer) => _layers[layer].Values;

    internal int[] Positions(BatchLayout layout)
    {
        var positions = new int[layout.RowCount];
        for (var i = 0; i < layout.Sequences.Count; i++)
        {
            var s = layout.Sequences[i];
            for (var j = 0; j < s.Count; j++)
            {
                positions[s.Row + j] = _lengths[i] + j;
            }
        }

        return positions;
    }

    internal void Append(int layer, BatchLayout layout, Tensor keys, Tensor values)
    {
        for (var i = 0; i < layout.Sequences.Count; i++)
        {
            var s = layout.Sequences[i];
            if (_lengths[i] + s.Count > _capacities[i])
            {
                throw new InvalidOperationException(
                    $"Sequence {i} has room for {_capacities[i]} positions; {_lengths[i] + s.Count} are needed.");
            }

            _backend.CopyRows(keys, s.Row, Keys(layer), _starts[i] + _lengths[i], s.Count);
            _backend.CopyRows(values, s.Row, Values(layer), _starts[i] + _lengths[i], s.Count);
        }
    }

    internal AttentionSequence[] Attention(BatchLayout layout) =>
        [.. layout.Sequences.Select((s, i) => new AttentionSequence(s.Row, s.Count, 0, 0, _starts[i], _lengths[i] + s.Count))];

    private (Tensor Keys, Tensor Values) Pair(int width)
    {
        var keys = _backend.Allocate(_rows, width);
        try
        {
            return (keys, _backend.Allocate(_rows, width));
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }
}
