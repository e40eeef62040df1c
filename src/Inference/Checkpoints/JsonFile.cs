using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Parses a checkpoint's JSON files, whose root is an object.</summary>
internal static class JsonFile
{
    // The largest index published so far is a few megabytes.
    private const long MaxBytes = 64 << 20;

    public static JsonDocument Parse(string path)
    {
        try
        {
            var length = MappedFile.LengthOf(path);
            if (length > MaxBytes)
            {
                throw new CheckpointException($"Cannot read {path}: it has {length} bytes; a JSON file of a checkpoint has at most {MaxBytes}.");
            }

            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Cannot read {path}: {exception.Message}", exception);
        }
    }

    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            CheckStrings(json.Span);
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            using (document)
            {
                throw new CheckpointException($"Cannot read {path}: its root is of kind {document.RootElement.ValueKind}; it must be an object.");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CheckpointException($"Cannot read {path}: it is not valid JSON ({exception.Message}). Fetch the file again.", exception);
        }
    }

    // A name or string that is no valid Unicode would else throw wherever it is first looked at.
    private static void CheckStrings(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                reader.GetString();
            }
        }
    }
}
