namespace SteerCluster.Inference.Backends;

/// <summary>A matrix of float32 activations [rows, columns] on a backend's device. Disposing it gives its memory back.</summary>
/// <param name="rows">Number of rows.</param>
/// <param name="columns">Number of columns.</param>
public abstract class Tensor(int rows, int columns) : IDisposable
{
    /// <summary>Number of rows: one per token position, unless said otherwise.</summary>
    public int Rows { get; } = rows;

    /// <summary>Number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>Rows <paramref name="row"/> to <paramref name="row"/> + <paramref name="count"/> - 1 of this matrix, sharing its memory.</summary>
    public abstract Tensor Slice(int row, int count);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back; a slice has none of its own.</summary>
    protected abstract void Dispose(bool disposing);
}
