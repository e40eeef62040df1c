using SteerCluster.Grains.Interfaces.Summaries;

namespace SteerCluster.Api.Results;

/// <summary>
/// One file of a sequence of pieces, read forward. It says that it can seek, since only then a tar writer takes the length that
/// it announces instead of holding the whole file in memory first.
/// </summary>
/// <param name="pieces">The pieces; the file is that of the current one.</param>
internal sealed class PieceStream(IAsyncEnumerator<ResultPiece> pieces) : Stream
{
    private readonly string _path = pieces.Current.Path;
    private int _offset;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = pieces.Current.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Moves to the first piece of the next file; false at the end.</summary>
    public async Task<bool> MoveToNextFile()
    {
        do
        {
            if (!await pieces.MoveNextAsync())
            {
                return false;
            }
        }
        while (pieces.Current.Path == _path && pieces.Current.Content.Length == 0);
        return pieces.Current.Path != _path ? true : throw Broken("has more bytes than it said");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _position == Length)
        {
            return 0;
        }

        while (_offset == pieces.Current.Content.Length)
        {
            if (!await pieces.MoveNextAsync() || pieces.Current.Path != _path)
            {
                throw Broken("ends before the length that it said");
            }

            _offset = 0;
        }

        var count = Math.Min(buffer.Length, pieces.Current.Content.Length - _offset);
        if (_position + count > Length)
        {
            throw Broken("has more bytes than it said");
        }

        pieces.Current.Content.AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private IOException Broken(string what) => new($"{_path}: {what}; it was written while it was read. Ask again.");
}
