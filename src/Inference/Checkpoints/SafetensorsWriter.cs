using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Writes safetensors files: tensors in the order given, metadata sorted by key, the header padded to 8 bytes. The same input gives the same bytes.
/// Tensors stream through a buffer of 1 MiB.
/// </summary>
public static class SafetensorsWriter
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Writes a file whole or not at all: on any failure an older file stays and no other is left behind.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">Texts for <c>__metadata__</c>, or null for none.</param>
    /// <exception cref="CheckpointException">The file cannot be written (no space, no permission).</exception>
    /// <exception cref="ArgumentException">A name stands twice, or a type or shape is impossible.</exception>
    public static void Write(string path, IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var (header, length) = Header(tensors, metadata);
        AtomicFile.Write(path, header.Length + length, stream => Write(stream, header, tensors));
    }

    /// <summary>Writes to a stream, from its position on.</summary>
    /// <param name="stream">The stream; it need not be seekable, and stays open.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">Texts for <c>__metadata__</c>, or null for none.</param>
    /// <exception cref="ArgumentException">A name stands twice, or a type or shape is impossible.</exception>
    public static void Write(Stream stream, IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        Write(stream, Header(tensors, metadata).Bytes, tensors);

    private static void Write(Stream stream, byte[] header, IReadOnlyList<TensorSource> tensors)
    {
        stream.Write(header);
        var buffer = new byte[BufferBytes];
        foreach (var tensor in tensors)
        {
            var length = ByteCount(tensor);
            for (long offset = 0; offset < length; offset += BufferBytes)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(BufferBytes, length - offset));
                tensor.Fill(offset, part);
                stream.Write(part);
            }
        }
    }

    private static (byte[] Bytes, long DataLength) Header(IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.GetSpan(8)[..8].Clear();
        buffer.Advance(8);
        var end = 0L;
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            foreach (var tensor in tensors)
            {
                if (!names.Add(tensor.Name))
                {
                    throw new ArgumentException($"The tensor name {tensor.Name} stands twice or is reserved.", nameof(tensors));
                }

                var begin = end;
                end = checked(end + ByteCount(tensor));
                WriteEntry(json, tensor, begin, end);
            }

            json.WriteEndObject();
        }

        var padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(8)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        var bytes = buffer.WrittenSpan.ToArray();
        if (bytes.Length - 8 > SafetensorsHeader.MaxBytes)
        {
            throw new ArgumentException($"The header would have {bytes.Length - 8} bytes; at most {SafetensorsHeader.MaxBytes} are allowed.", nameof(tensors));
        }

        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return (bytes, end);
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, TensorSource tensor, long begin, long end)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.ElementType);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static long ByteCount(TensorSource tensor) =>
        SafetensorsTypes.BitsOf(tensor.ElementType) is { } bits
        && tensor.Shape.All(size => size >= 0)
        && SafetensorsTypes.ByteCount(bits, tensor.Shape) is { } bytes
            ? bytes
            : throw new ArgumentException($"Tensor {tensor.Name} cannot have type {tensor.ElementType} and shape [{string.Join(", ", tensor.Shape)}].", nameof(tensor));
}
