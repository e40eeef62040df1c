namespace SteerCluster.Client.Cluster.Results;

/// <summary>Passes an archive on and notes whether its last kilobyte, the end mark, was zeros.</summary>
internal sealed class EndOfArchive(Stream inner) : Stream
{
    private const int MarkLength = 1024;
    private int _zeros;

    /// <summary>Whether what was read so far ends with the mark.</summary>
    public bool HasMark => _zeros >= MarkLength;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        Note(buffer.AsSpan(offset, read));
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOfAnyExcept((byte)0);
        _zeros = last < 0 ? Math.Min(MarkLength, _zeros + bytes.Length) : Math.Min(MarkLength, bytes.Length - last - 1);
    }
}
