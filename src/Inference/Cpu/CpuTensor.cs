using SteerCluster.Inference.Backends;

namespace SteerCluster.Inference.Cpu;

/// <summary>A matrix in aligned native memory; a slice refers to the memory of its owner.</summary>
internal sealed unsafe class CpuTensor(int rows, int columns, float* data, ActivationMemory? owner) : Tensor(rows, columns)
{
    private bool _disposed;

    /// <summary>Address of element [0, 0]; rows follow each other without gaps.</summary>
    public float* Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return data;
        }
    }

    /// <summary>Number of elements.</summary>
    public long Length => (long)Rows * Columns;

    /// <summary>Address of the first element of a row.</summary>
    public float* Row(int row) => Data + ((long)row * Columns);

    public override Tensor Slice(int row, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row + count, Rows);
        return new CpuTensor(count, Columns, Row(row), null);
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            owner?.Return((nint)data, Length * sizeof(float));
        }
    }
}
