using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Models;

/// <summary>Takes the last position of sequences out of a batch.</summary>
public static class LastRows
{
    /// <summary>A new matrix [sequences, columns] with the last row of each sequence, in their order.</summary>
    /// <param name="backend">The backend that holds the rows.</param>
    /// <param name="rows">[rows, columns] of the whole batch.</param>
    /// <param name="sequences">Sequences with one or more rows.</param>
    public static Tensor Gather(IBackend backend, Tensor rows, IReadOnlyList<SequenceRows> sequences)
    {
        var last = backend.Allocate(sequences.Count, rows.Columns);
        for (var i = 0; i < sequences.Count; i++)
        {
            backend.CopyRows(rows, sequences[i].LastRow, last, i, 1);
        }

        return last;
    }
}
