using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>Writes a message: little-endian, floating-point numbers with their exact bits, lists with their length first.</summary>
internal sealed class MessageWriter
{
    public const byte Version = 1;

    private readonly ArrayBufferWriter<byte> _buffer;

    /// <summary>Begins a message.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="expectedBytes">About how long it will be: its rows.</param>
    public MessageWriter(MessageKind kind, long expectedBytes = 0)
    {
        Debug.Assert(BitConverter.IsLittleEndian, "numbers are copied as they lie");
        if (expectedBytes > Array.MaxLength / 2)
        {
            throw new OutOfMemoryException($"{expectedBytes} bytes of rows do not fit one message to another shard.");
        }

        _buffer = new ArrayBufferWriter<byte>((int)expectedBytes + 4096);
        Byte((byte)kind);
        Byte(Version);
    }

    public ReadOnlyMemory<byte> Content => _buffer.WrittenMemory;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);

    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);

    public void Text(string value) => List<byte>(Encoding.UTF8.GetBytes(value));

    public void List<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Int(values.Length);
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(Reserve(bytes.Length));
    }

    /// <summary>Rows, or none; the last part of a message.</summary>
    public void Rows(BoundaryRows? rows)
    {
        Int(rows?.Rows ?? 0);
        rows?.CopyTo(Reserve((int)rows.ByteCount));
    }

    private Span<byte> Reserve(int count)
    {
        var span = count == 0 ? [] : _buffer.GetSpan(count)[..count];
        _buffer.Advance(count);
        return span;
    }
}
