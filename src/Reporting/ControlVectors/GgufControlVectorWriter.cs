using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SteerCluster.Reporting.ControlVectors;

/// <summary>
/// Writes control vectors as GGUF version 3, the way llama.cpp's own generator lays them out: a tensor <c>direction.N</c> for layer N,
/// in ascending order, without gaps but the padding to 32 bytes. The same vector gives the same bytes.
/// </summary>
public static class GgufControlVectorWriter
{
    /// <summary>Writes to a stream, from its position on.</summary>
    /// <param name="stream">The stream; it need not be seekable, and stays open.</param>
    /// <param name="vector">The vector.</param>
    /// <exception cref="ReportException">The format cannot hold it: layer 0, directions of several lengths, numbers that are not finite.</exception>
    /// <exception cref="ArgumentException">The metadata has an empty key or one that the writer makes itself.</exception>
    public static void Write(Stream stream, ControlVector vector)
    {
        if (DirectionRules.Problem(vector.Directions) is { } problem)
        {
            throw new ReportException($"Cannot write a control vector: {problem}");
        }

        if (vector.Metadata.Keys.FirstOrDefault(key => key.Length == 0 || GgufFormat.IsOwnKey(key)) is { } taken)
        {
            throw new ArgumentException($"The metadata key '{taken}' is empty or written by the format itself.", nameof(vector));
        }

        var header = Header(vector);
        stream.Write(header);
        Pad(stream, header.Length);
        foreach (var layer in vector.Layers)
        {
            var bytes = LittleEndian(vector.Directions[layer]);
            stream.Write(bytes);
            Pad(stream, bytes.Length);
        }
    }

    private static byte[] Header(ControlVector vector)
    {
        var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(GgufFormat.Magic);
        writer.Write(GgufFormat.Version);
        writer.Write((long)vector.Directions.Count);
        writer.Write((long)vector.Metadata.Count + 4);

        Pair(writer, GgufFormat.ArchitectureKey, GgufFormat.Architecture);
        Key(writer, GgufFormat.AlignmentKey, GgufValueType.UInt32);
        writer.Write(GgufFormat.Alignment);
        Pair(writer, GgufFormat.ModelHintKey, vector.ModelHint);
        Key(writer, GgufFormat.LayerCountKey, GgufValueType.Int32);
        writer.Write(vector.Directions.Count);
        foreach (var (key, value) in vector.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Pair(writer, key, value);
        }

        var offset = 0L;
        foreach (var layer in vector.Layers)
        {
            Text(writer, GgufFormat.TensorPrefix + layer.ToString(CultureInfo.InvariantCulture));
            writer.Write(1u);
            writer.Write((long)vector.HiddenSize);
            writer.Write(GgufFormat.Float32Tensor);
            writer.Write(offset);
            offset += GgufFormat.Padded(vector.HiddenSize * (long)sizeof(float));
        }

        return buffer.ToArray();
    }

    private static void Pair(BinaryWriter writer, string key, string value)
    {
        Key(writer, key, GgufValueType.String);
        Text(writer, value);
    }

    private static void Key(BinaryWriter writer, string key, GgufValueType type)
    {
        Text(writer, key);
        writer.Write((int)type);
    }

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] LittleEndian(float[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return bytes;
    }

    // The last tensor is padded too: llama.cpp reads the padding as part of the data.
    private static void Pad(Stream stream, long length) => stream.Write(new byte[GgufFormat.Padded(length) - length]);
}
