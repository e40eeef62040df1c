using System.Buffers.Binary;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Parses and checks the header of a safetensors file: 8 bytes of length (little-endian), that many bytes of JSON, then the tensors without gaps.
/// (The format: https://github.com/huggingface/safetensors.) Memory used is bounded by the header's real size.
/// </summary>
internal sealed class SafetensorsHeader
{
    public const int MaxBytes = 100_000_000;
    public const string MetadataKey = "__metadata__";

    private readonly string file;
    private readonly long dataStart;
    private readonly long dataLength;
    private readonly Dictionary<string, SafetensorsEntry> entries = [];
    private readonly Dictionary<string, string> metadata = [];

    private SafetensorsHeader(string file, long dataStart, long dataLength)
    {
        this.file = file;
        this.dataStart = dataStart;
        this.dataLength = dataLength;
    }

    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => entries;

    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The length of the JSON part, from the file's first 8 bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> start, long fileLength, string file)
    {
        if (start.Length < 8)
        {
            throw new CheckpointException($"Cannot read {file}: it has {fileLength} bytes; a safetensors file has at least 8. Fetch it again.");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > MaxBytes)
        {
            throw new CheckpointException($"Cannot read {file}: its header length is {length}; at most {MaxBytes} is allowed. Is it a safetensors file?");
        }

        return (long)length <= fileLength - 8
            ? (int)length
            : throw new CheckpointException(
                $"Cannot read {file}: its header length is {length} but the file has {fileLength} bytes: it is truncated. Fetch it again.");
    }

    /// <summary>Parses the JSON part of a file of <paramref name="fileLength"/> bytes.</summary>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long fileLength, string file)
    {
        var header = new SafetensorsHeader(file, 8L + json.Length, fileLength - 8 - json.Length);
        try
        {
            header.ReadRoot(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not valid UTF-8.
            throw new CheckpointException($"Cannot read {file}: its header is not valid JSON ({exception.Message}). Fetch it again.", exception);
        }

        header.CheckLayout();
        return header;
    }

    /// <summary>A name from a file as a message may show it.</summary>
    public static string Shorten(string name) => name.Length <= 120 ? name : name[..120] + "...";

    private void ReadRoot(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        if (json.IsEmpty || json[0] != (byte)'{' || !reader.Read())
        {
            throw Error("its header does not begin with {", "Is it a safetensors file?");
        }

        var hasMetadata = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (entries.ContainsKey(name) || (name == MetadataKey && hasMetadata))
            {
                throw Error($"the name {Shorten(name)} is in its header twice", "Each name may stand there once.");
            }

            if (name == MetadataKey)
            {
                hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else
            {
                entries.Add(name, new SafetensorsEntryReader(file, name, dataStart, dataLength).Read(ref reader));
            }
        }

        // Anything but white space behind the object throws here.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Error($"{MetadataKey} is of kind {reader.TokenType}", "It must be an object of strings.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw Error($"{MetadataKey} has a value of kind {reader.TokenType} for {Shorten(key)}", "It must be a string.");
            }

            if (!metadata.TryAdd(key, reader.GetString()!))
            {
                throw Error($"{MetadataKey} has the key {Shorten(key)} twice", "Each key may stand there once.");
            }
        }
    }

    private void CheckLayout()
    {
        var end = dataStart;
        foreach (var entry in entries.Values.OrderBy(entry => entry.Offset).ThenBy(entry => entry.ByteCount))
        {
            if (entry.Offset != end)
            {
                var what = entry.Offset < end ? "overlaps the tensor before it" : "leaves a hole before it";
                throw Error(
                    $"tensor {Shorten(entry.Name)} {what}: it begins at {entry.Offset - dataStart}, the one before ends at {end - dataStart}",
                    "Tensors must follow each other without holes.");
            }

            end += entry.ByteCount;
        }

        if (end - dataStart != dataLength)
        {
            throw Error($"its tensors end at {end - dataStart} but {dataLength} bytes of data follow the header", "Fetch it again.");
        }
    }

    private CheckpointException Error(string what, string advice) => new($"Cannot read {file}: {what}. {advice}");
}
