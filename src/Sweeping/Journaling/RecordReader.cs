using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Journaling;

/// <summary>Reads a payload that <see cref="RecordWriter"/> wrote.</summary>
internal sealed class RecordReader : IDisposable
{
    private readonly MemoryStream stream;
    private readonly BinaryReader reader;

    private RecordReader(byte[] payload)
    {
        stream = new MemoryStream(payload, writable: false);
        reader = new BinaryReader(stream);
    }

    /// <summary>Reads a whole payload of one kind.</summary>
    /// <exception cref="JournalException">It is of another kind or version, too short or too long.</exception>
    public static T Read<T>(byte[] payload, RecordKind kind, Func<RecordReader, T> read)
    {
        if (payload.Length < 2 || payload[0] != (byte)kind || payload[1] != RecordWriter.Version)
        {
            var found = payload.Length < 2 ? $"{payload.Length} bytes" : $"kind {payload[0]}, version {payload[1]}";
            throw new JournalException($"A journal record should be of kind {(byte)kind} ({kind}), version {RecordWriter.Version}, but has {found}. Remove the journal to measure again.");
        }

        using var record = new RecordReader(payload);
        record.stream.Position = 2;
        try
        {
            var value = read(record);
            if (record.stream.Position == payload.Length)
            {
                return value;
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw Malformed(kind, payload.Length, exception);
        }

        throw Malformed(kind, payload.Length, null);
    }

    public int Int() => reader.ReadInt32();

    public bool Bool() => reader.ReadBoolean();

    public double Double() => BitConverter.Int64BitsToDouble(reader.ReadInt64());

    public float Float() => BitConverter.Int32BitsToSingle(reader.ReadInt32());

    public string Text() => reader.ReadString();

    public AnswerReading Reading() => new(Double(), Double());

    public T[] List<T>(Func<T> read)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > stream.Length - stream.Position)
        {
            throw new FormatException($"a list of {count} elements");
        }

        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read();
        }

        return items;
    }

    public void Dispose() => reader.Dispose();

    private static JournalException Malformed(RecordKind kind, int length, Exception? cause)
    {
        var message = $"A journal record of kind {kind} with {length} bytes is malformed. Remove the journal to measure again.";
        return cause is null ? new JournalException(message) : new JournalException(message, cause);
    }
}
