using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Models;

/// <summary>How the rows of a residual stream [rows, hidden] belong to sequences.</summary>
public sealed class BatchLayout
{
    private readonly SequenceRows[] _sequences;

    /// <summary>Lays sequences out; each one's own rows are somewhere in [0, row count).</summary>
    public BatchLayout(IReadOnlyList<SequenceRows> sequences)
    {
        _sequences = [.. sequences];
        RowCount = _sequences.Length == 0 ? 0 : _sequences.Max(s => s.End);
        Positions = new int[RowCount];
        foreach (var s in _sequences)
        {
            for (var i = 0; i < s.Count; i++)
            {
                Positions[s.Row + i] = s.PrefixCount + i;
            }
        }
    }

    /// <summary>The sequences.</summary>
    public IReadOnlyList<SequenceRows> Sequences => _sequences;

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Position of each row in its sequence.</summary>
    internal int[] Positions { get; }

    /// <summary>Sequences of the given lengths, one after the other, with nothing shared.</summary>
    public static BatchLayout Of(IEnumerable<int> lengths)
    {
        var row = 0;
        return new BatchLayout([.. lengths.Select(length => new SequenceRows((row += length) - length, length, 0, 0))]);
    }

    /// <summary>Attention in which every row is a query.</summary>
    internal AttentionSequence[] AllQueries() =>
        [.. _sequences.Select(s => new AttentionSequence(s.Row, s.Count, s.PrefixRow, s.PrefixCount, s.Row, s.Count))];

    /// <summary>Attention in which only the last position of each sequence is a query; query i is sequence i's.</summary>
    internal AttentionSequence[] LastQueries() =>
        [.. _sequences.Select((s, i) => new AttentionSequence(i, 1, s.PrefixRow, s.PrefixCount, s.Row, s.Count))];
}
