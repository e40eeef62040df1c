using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Journaling;

/// <summary>Writes a payload: little-endian, floating-point numbers with their exact bits, lists with their length first.</summary>
internal sealed class RecordWriter : IDisposable
{
    public const byte Version = 1;

    private readonly MemoryStream stream = new();
    private readonly BinaryWriter writer;

    public RecordWriter(RecordKind kind)
    {
        writer = new BinaryWriter(stream);
        writer.Write((byte)kind);
        writer.Write(Version);
    }

    public void Write(int value) => writer.Write(value);

    public void Write(bool value) => writer.Write(value);

    public void Write(double value) => writer.Write(BitConverter.DoubleToInt64Bits(value));

    public void Write(float value) => writer.Write(BitConverter.SingleToInt32Bits(value));

    public void Write(string value) => writer.Write(value);

    public void Write(AnswerReading reading)
    {
        Write(reading.LogProbA);
        Write(reading.LogProbB);
    }

    public void WriteList<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public byte[] ToArray()
    {
        writer.Flush();
        return stream.ToArray();
    }

    public void Dispose() => writer.Dispose();
}
