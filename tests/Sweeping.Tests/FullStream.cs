namespace SteerCluster.Sweeping.Tests;

/// <summary>A stream in memory on a disk with little room: a write beyond it is cut short and fails.</summary>
internal sealed class FullStream(int room = 0) : MemoryStream
{
    public int Room { get; set; } = room;

    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    public override void Write(byte[] buffer, int offset, int count)
    {
        var fits = (int)Math.Min(count, Math.Max(0, Room - Position));
        base.Write(buffer, offset, fits);
        if (fits < count)
        {
            throw new IOException("No space left on device");
        }
    }
}
