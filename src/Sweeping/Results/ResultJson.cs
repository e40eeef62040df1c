using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Sweeping.Results;

/// <summary>JSON of result files: indented by two, LF line ends, text readable as it is; a number that is not finite is null.</summary>
internal static class ResultJson
{
    /// <summary>Version of the layout of the result files.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, JsonObject value)
    {
        JsonSerializer.Serialize(stream, value, Indented);
        stream.WriteByte((byte)'\n');
    }

    public static void WriteLine(Stream stream, JsonObject value)
    {
        JsonSerializer.Serialize(stream, value, OneLine);
        stream.WriteByte((byte)'\n');
    }

    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    public static JsonArray List<T>(IEnumerable<T> values) => [.. values.Select(value => JsonValue.Create(value))];

    /// <summary>A lower and an upper end; null where they are undefined.</summary>
    public static JsonNode? Pair(double low, double high) => double.IsNaN(low) ? null : new JsonArray(Number(low), Number(high));
}
