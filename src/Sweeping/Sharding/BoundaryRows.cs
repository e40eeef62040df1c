using System.Runtime.InteropServices;
using SteerCluster.Inference.Backends;

namespace SteerCluster.Sweeping.Sharding;

/// <summary>
/// Rows of the residual stream on the way from one shard to the next, [rows, hidden] float32: on a device of this process, or
/// as bytes in host memory, little-endian, where they travel.
/// </summary>
public sealed class BoundaryRows : IDisposable
{
    private readonly IBackend? _backend;
    private readonly ReadOnlyMemory<byte> _bytes;
    private Tensor? _tensor;

    private BoundaryRows(int rows, int columns, IBackend? backend, Tensor? tensor, ReadOnlyMemory<byte> bytes) =>
        (Rows, Columns, _backend, _tensor, _bytes) = (rows, columns, backend, tensor, bytes);

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Hidden size.</summary>
    public int Columns { get; }

    /// <summary>Bytes of the rows.</summary>
    public long ByteCount => (long)Rows * Columns * sizeof(float);

    /// <summary>Rows on a device; the matrix is taken over.</summary>
    public static BoundaryRows On(IBackend backend, Tensor rows) => new(rows.Rows, rows.Columns, backend, rows, default);

    /// <summary>Rows in host memory.</summary>
    /// <param name="bytes">[rows, columns] float32, little-endian.</param>
    /// <param name="columns">Hidden size.</param>
    public static BoundaryRows Of(ReadOnlyMemory<byte> bytes, int columns)
    {
        var rows = bytes.Length / (columns * sizeof(float));
        return rows * columns * sizeof(float) == bytes.Length
            ? new BoundaryRows(rows, columns, null, null, bytes)
            : throw new ArgumentException($"{bytes.Length} bytes are no whole number of rows of {columns} float32.", nameof(bytes));
    }

    /// <summary>Copies the rows to host memory, [rows, columns] float32, little-endian. Waits for the device's turn.</summary>
    public void CopyTo(Span<byte> target)
    {
        if (_backend is null)
        {
            _bytes.Span.CopyTo(target);
            return;
        }

        using var turn = BackendTurn.Enter(_backend);
        _backend.Read(_tensor ?? throw new ObjectDisposedException(nameof(BoundaryRows)), MemoryMarshal.Cast<byte, float>(target));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tensor is { } tensor)
        {
            _tensor = null;
            using var turn = BackendTurn.Enter(_backend!);
            tensor.Dispose();
        }
    }

    /// <summary>These rows where <paramref name="backend"/> can take them: as they are, or in host memory if another device has them.</summary>
    internal BoundaryRows Near(IBackend backend)
    {
        if (_backend is null || ReferenceEquals(_backend, backend))
        {
            return this;
        }

        using (this)
        {
            var bytes = GC.AllocateUninitializedArray<byte>(checked((int)ByteCount));
            CopyTo(bytes);
            return Of(bytes, Columns);
        }
    }

    /// <summary>The rows as a matrix of <paramref name="backend"/>, taken out of this object. Only in the backend's turn.</summary>
    internal Tensor Take(IBackend backend)
    {
        if (_tensor is { } tensor)
        {
            _tensor = null;
            return tensor;
        }

        var rows = backend.Allocate(Rows, Columns);
        backend.Write(MemoryMarshal.Cast<byte, float>(_bytes.Span), rows);
        return rows;
    }
}
