using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Figures;

/// <summary>Pieces of a Vega-Lite specification.</summary>
internal static class Spec
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object from its text.</summary>
    public static JsonObject Object(string json) => (JsonObject)JsonNode.Parse(json)!;

    /// <summary>A list from its text.</summary>
    public static JsonArray List(string json) => (JsonArray)JsonNode.Parse(json)!;

    /// <summary>A text as JSON, for templates.</summary>
    public static string Text(string? value) => JsonSerializer.Serialize(value, Readable);

    /// <summary>Texts as a JSON list, for templates.</summary>
    public static string Texts(IEnumerable<string> values) => JsonSerializer.Serialize(values, Readable);

    /// <summary>A finite number as JSON, for templates.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number to five significant digits, which is more than a figure shows; null where it is not finite.</summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number)
        ? JsonValue.Create(double.Parse(number.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : null;

    /// <summary>Rows as inline data.</summary>
    public static JsonObject Data(IEnumerable<JsonObject> rows) => new() { ["values"] = new JsonArray([.. rows]) };

    /// <summary>A layer of its own data.</summary>
    public static JsonObject Layer(IEnumerable<JsonObject> rows, string json)
    {
        var layer = Object(json);
        layer["data"] = Data(rows);
        return layer;
    }

    /// <summary>A quiet line at zero.</summary>
    /// <param name="axis"><c>x</c> or <c>y</c>.</param>
    public static JsonObject Zero(string axis) => Layer([new JsonObject { ["zero"] = 0 }], $$"""
        { "mark": { "type": "rule", "strokeWidth": 1 }, "encoding": { "{{(axis == "x" ? "y" : "x")}}": null, "color": null, "opacity": null, "{{axis}}": { "field": "zero", "type": "quantitative" } } }
        """);

    /// <summary>A strength as readers write it: <c>-1</c>, <c>0</c>, <c>+0.5</c>.</summary>
    public static string Strength(double strength) => strength.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture);

    /// <summary>A name as part of an id: letters, digits, dots and dashes.</summary>
    public static string Id(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
}
