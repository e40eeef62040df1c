namespace SteerCluster.Tests;

/// <summary>A stream in memory on a disk with little room: a write beyond it is cut short and fails.</summary>
internal sealed class FullStream(int room = 0) : MemoryStream
{
    public int Room { get; set; } = room;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var fits = (int)Math.Min(buffer.Length, Math.Max(0, Room - Position));
        base.Write(buffer[..fits]);
        if (fits < buffer.Length)
        {
            throw new IOException("No space left on device");
        }
    }
}
