using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>
/// What one transport message carries: a part of a call's message or answer. Layout: kind, version, length of the caller's name,
/// call (8 bytes), total, offset (4 each), name, content, CRC-32C of all before (4).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Caller">Who calls; unique among the callers of a shard.</param>
/// <param name="Call">The caller's number of the call.</param>
/// <param name="Total">Bytes of the whole message or answer.</param>
/// <param name="Offset">Where the content stands in it.</param>
/// <param name="Content">The part.</param>
internal readonly record struct Frame(FrameKind Kind, string Caller, long Call, int Total, int Offset, ReadOnlyMemory<byte> Content)
{
    /// <summary>Most bytes of a frame beside its content.</summary>
    public const int OverheadBytes = HeaderBytes + byte.MaxValue + ChecksumBytes;

    private const byte Version = 1;
    private const int HeaderBytes = 3 + sizeof(long) + sizeof(int) + sizeof(int);
    private const int ChecksumBytes = sizeof(uint);

    public byte[] Write()
    {
        var nameBytes = Encoding.UTF8.GetByteCount(Caller);
        var bytes = GC.AllocateUninitializedArray<byte>(HeaderBytes + nameBytes + Content.Length + ChecksumBytes);
        (bytes[0], bytes[1], bytes[2]) = ((byte)Kind, Version, checked((byte)nameBytes));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(3), Call);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(11), Total);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(15), Offset);
        Encoding.UTF8.GetBytes(Caller, bytes.AsSpan(HeaderBytes));
        Content.Span.CopyTo(bytes.AsSpan(HeaderBytes + nameBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - ChecksumBytes), Checksum(bytes.AsSpan(0, bytes.Length - ChecksumBytes)));
        return bytes;
    }

    /// <summary>Reads a frame.</summary>
    /// <param name="bytes">The frame; the content refers to it.</param>
    /// <param name="limits">Bounds.</param>
    /// <exception cref="ShardMessageException">It is damaged, of another version, or too large.</exception>
    public static Frame Read(ReadOnlyMemory<byte> bytes, Remote.ShardLimits limits)
    {
        var span = bytes.Span;
        Require(bytes.Length >= HeaderBytes + ChecksumBytes && bytes.Length <= limits.MessageBytes, $"it has {bytes.Length} bytes");
        Require(span[1] == Version, $"it is of version {span[1]}, and {Version} is expected: run the same release on all silos");
        var end = bytes.Length - ChecksumBytes;
        Require(Checksum(span[..end]) == BinaryPrimitives.ReadUInt32LittleEndian(span[end..]), "its checksum is wrong");
        var content = HeaderBytes + span[2];
        Require(content <= end, $"it ends inside the caller's name of {span[2]} bytes");
        var frame = new Frame(
            (FrameKind)span[0],
            Encoding.UTF8.GetString(span[HeaderBytes..content]),
            BinaryPrimitives.ReadInt64LittleEndian(span[3..]),
            BinaryPrimitives.ReadInt32LittleEndian(span[11..]),
            BinaryPrimitives.ReadInt32LittleEndian(span[15..]),
            bytes[content..end]);
        Require(Enum.IsDefined(frame.Kind), $"its kind is {span[0]}");
        Require(
            frame.Total >= 0 && frame.Total <= limits.CallBytes && frame.Offset >= 0 && frame.Offset + (long)frame.Content.Length <= frame.Total,
            $"bytes {frame.Offset} to {frame.Offset + (long)frame.Content.Length} of {frame.Total} are impossible; a call has at most {limits.CallBytes}");
        return frame;
    }

    /// <summary>The caller's name in a frame that was found right, or may not be; empty where there is none.</summary>
    public static string NameIn(ReadOnlySpan<byte> bytes) => bytes.Length > HeaderBytes && HeaderBytes + bytes[2] <= bytes.Length
        ? Encoding.UTF8.GetString(bytes.Slice(HeaderBytes, bytes[2]))
        : string.Empty;

    /// <summary>CRC-32C (Castagnoli), without the final inversion.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return checksum;
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new ShardMessageException($"A frame between shards is refused: {problem}.");
        }
    }
}
