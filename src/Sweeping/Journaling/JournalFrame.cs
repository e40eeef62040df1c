using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SteerCluster.Sweeping.Journaling;

/// <summary>
/// How a record lies in the file: a head of 16 bytes (marker, length of the key, length of the payload, 4 bytes of SHA-256 over
/// these), the key in UTF-8, the payload, 16 bytes of SHA-256 over all before. Numbers are little-endian. The head has a checksum
/// of its own so that a damaged length is not taken for a record that was never finished.
/// </summary>
internal static class JournalFrame
{
    public const int HeadBytes = 16;
    public const int CheckBytes = 16;
    public const int MaxKeyBytes = 4096;
    public const int MaxPayloadBytes = 1 << 30;

    private const uint Marker = 0x4A43_5253;

    /// <summary>The first bytes of the file, with the version of the format.</summary>
    public static ReadOnlySpan<byte> FileHead => "STEERJ1\n"u8;

    public static byte[] Build(string key, ReadOnlySpan<byte> payload)
    {
        var keyBytes = Encoding.UTF8.GetBytes(key);
        ArgumentOutOfRangeException.ThrowIfZero(keyBytes.Length, nameof(key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keyBytes.Length, MaxKeyBytes, nameof(key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaxPayloadBytes, nameof(payload));
        var frame = new byte[HeadBytes + keyBytes.Length + payload.Length + CheckBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Marker);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), keyBytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(8), payload.Length);
        SHA256.HashData(frame.AsSpan(0, 12)).AsSpan(0, 4).CopyTo(frame.AsSpan(12));
        keyBytes.CopyTo(frame, HeadBytes);
        payload.CopyTo(frame.AsSpan(HeadBytes + keyBytes.Length));
        SHA256.HashData(frame.AsSpan(0, frame.Length - CheckBytes)).AsSpan(0, CheckBytes).CopyTo(frame.AsSpan(frame.Length - CheckBytes));
        return frame;
    }

    /// <summary>The lengths that a head names; null where it is damaged.</summary>
    public static (int Key, int Payload)? Lengths(ReadOnlySpan<byte> head)
    {
        var key = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        var payload = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        var intact = BinaryPrimitives.ReadUInt32LittleEndian(head) == Marker
            && SHA256.HashData(head[..12]).AsSpan(0, 4).SequenceEqual(head.Slice(12, 4))
            && key is > 0 and <= MaxKeyBytes && payload is >= 0 and <= MaxPayloadBytes;
        return intact ? (key, payload) : null;
    }

    /// <summary>Whether a whole record is as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> frame) =>
        SHA256.HashData(frame[..^CheckBytes]).AsSpan(0, CheckBytes).SequenceEqual(frame[^CheckBytes..]);

    public static string Key(ReadOnlySpan<byte> frame, int keyLength) => Encoding.UTF8.GetString(frame.Slice(HeadBytes, keyLength));
}
