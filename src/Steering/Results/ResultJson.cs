using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Steering.Results;

/// <summary>JSON of result files: indented by two, LF line ends, text readable as it is; a number that is not finite is null.</summary>
public static class ResultJson
{
    /// <summary>
    /// Version of the layout of the result files. 2: the reference study's records in <c>analysis_summary.json</c>, and
    /// <c>architecture</c> in <c>summary.json</c>.
    /// </summary>
    public const int SchemaVersion = 2;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object over several lines.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="value">The object.</param>
    public static void Write(Stream stream, JsonObject value)
    {
        JsonSerializer.Serialize(stream, value, Indented);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes an object on one line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="value">The object.</param>
    public static void WriteLine(Stream stream, JsonObject value)
    {
        JsonSerializer.Serialize(stream, value, OneLine);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A number; null where it is not finite.</summary>
    /// <param name="value">The number.</param>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    /// <summary>A list of plain values.</summary>
    /// <param name="values">The values.</param>
    public static JsonArray List<T>(IEnumerable<T> values) => [.. values.Select(value => JsonValue.Create(value))];

    /// <summary>A lower and an upper end; null where they are undefined.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public static JsonNode? Pair(double low, double high) => double.IsNaN(low) ? null : new JsonArray(Number(low), Number(high));
}
