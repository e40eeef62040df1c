using System.Buffers.Binary;
using System.Text;

namespace SteerCluster.Reporting.ControlVectors;

/// <summary>Reads the parts of a GGUF file one after the other; nothing is allocated that the file is too short to hold.</summary>
internal ref struct GgufCursor(ReadOnlySpan<byte> bytes, string file)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> all = bytes;

    public int Position { get; private set; }

    public readonly int Remaining => all.Length - Position;

    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count < 0 || count > Remaining)
        {
            throw Error($"{what} would take {count} bytes at byte {Position}, but {Remaining} are left: it is damaged or truncated. Export or fetch it again.");
        }

        var taken = all.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public uint UInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint), what));

    public int Int32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    public long Int64(string what) => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long), what));

    /// <summary>A count of things that take at least <paramref name="size"/> bytes each.</summary>
    public int Count(int size, string what)
    {
        var count = Int64(what);
        return count >= 0 && count <= Remaining / size
            ? (int)count
            : throw Error($"it claims {what} {count}, but {Remaining} bytes are left: it is damaged or truncated. Export or fetch it again.");
    }

    public string Text(string what)
    {
        var taken = Take(Int64(what), what);
        try
        {
            return Utf8.GetString(taken);
        }
        catch (DecoderFallbackException exception)
        {
            throw Error($"{what} is not valid UTF-8. Export or fetch it again.", exception);
        }
    }

    public readonly ReportException Error(string problem, Exception? inner = null) => new($"Cannot read {file}: {problem}", inner);

    /// <summary>A name from the file as a message may show it.</summary>
    public static string Shown(string name) =>
        string.Concat((name.Length <= 60 ? name : name[..60] + "...").Select(c => char.IsControl(c) ? '?' : c));
}
