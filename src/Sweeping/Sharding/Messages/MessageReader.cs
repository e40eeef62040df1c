using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>Reads a message that <see cref="MessageWriter"/> wrote, and refuses what that could not have written.</summary>
internal sealed class MessageReader
{
    private readonly ReadOnlyMemory<byte> _message;
    private int _position;

    /// <summary>Begins to read.</summary>
    /// <exception cref="ShardMessageException">It is of another version.</exception>
    public MessageReader(ReadOnlyMemory<byte> message)
    {
        _message = message;
        Kind = (MessageKind)Byte();
        var version = Byte();
        Require(version == MessageWriter.Version, $"it is of version {version}, and {MessageWriter.Version} is expected: run the same release on all silos");
    }

    public MessageKind Kind { get; }

    /// <summary>Refuses the message.</summary>
    /// <exception cref="ShardMessageException">The condition does not hold.</exception>
    public void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new ShardMessageException($"A message between shards ({Kind}, {_message.Length} bytes) is refused: {problem}.");
        }
    }

    public byte Byte() => Take(1).Span[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)).Span);

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)).Span);

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)).Span);

    /// <summary>A number between two bounds, both included.</summary>
    public int Int(int least, int most, string what)
    {
        var value = Int();
        Require(value >= least && value <= most, $"{what} is {value}, and {least} to {most} is possible");
        return value;
    }

    /// <summary>How many elements follow, each of at least <paramref name="bytes"/> bytes.</summary>
    public int Count(int bytes, string what) => Int(0, (_message.Length - _position) / bytes, what);

    public string Text(string what) => Encoding.UTF8.GetString(Take(Count(1, what)).Span);

    public T[] List<T>(string what)
        where T : unmanaged
    {
        var count = Count(Unsafe.SizeOf<T>(), what);
        var values = new T[count];
        Take(count * Unsafe.SizeOf<T>()).Span.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>The rows at the end of a message; null for none.</summary>
    public BoundaryRows? Rows(int expected, int columns)
    {
        var rows = Int();
        Require(rows == expected, $"it has {rows} rows, and {expected} are expected");
        var bytes = (long)rows * columns * sizeof(float);
        Require(bytes == _message.Length - _position, $"{rows} rows of {columns} float32 are {bytes} bytes, and {_message.Length - _position} are left");
        return rows == 0 ? null : BoundaryRows.Of(Take((int)bytes), columns);
    }

    /// <summary>Refuses what is left over.</summary>
    public void End() => Require(_position == _message.Length, $"{_message.Length - _position} bytes are left over");

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count > _message.Length - _position)
        {
            throw new ShardMessageException($"A message between shards is refused: it ends at byte {_message.Length}, and {_position + (long)count} are needed.");
        }

        var taken = _message.Slice(_position, count);
        _position += count;
        return taken;
    }
}
