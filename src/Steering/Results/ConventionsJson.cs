using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Steering.Results;

/// <summary>Conventions as summaries and the manifest have them.</summary>
public static class ConventionsJson
{
    /// <summary>Writes them.</summary>
    /// <param name="conventions">The conventions.</param>
    public static JsonObject Of(MeasurementConventions conventions) => new()
    {
        ["layer_convention"] = conventions.LayerConvention,
        ["positions"] = conventions.Positions,
        ["prompt_format"] = conventions.PromptFormat,
        ["system"] = conventions.System,
        ["prefill"] = conventions.Prefill,
        ["answer_a"] = Token(conventions.AnswerA),
        ["answer_b"] = Token(conventions.AnswerB),
        ["vector_normalization"] = conventions.VectorNormalization,
    };

    /// <summary>Reads them back; keys that it does not know are passed over.</summary>
    /// <param name="json">What <see cref="Of"/> wrote.</param>
    /// <exception cref="JsonException">A key is missing or has a value of another kind; the message says which.</exception>
    public static MeasurementConventions Read(JsonObject json) => new(
        Value<string>(json, "layer_convention"),
        Value<string>(json, "positions"),
        Value<string>(json, "prompt_format"),
        json["system"] is null ? null : Value<string>(json, "system"),
        Value<string>(json, "prefill"),
        Token(json, "answer_a"),
        Token(json, "answer_b"),
        Value<string>(json, "vector_normalization"));

    private static AnswerToken Token(JsonObject json, string key) =>
        json[key] is JsonObject token ? new AnswerToken(Value<int>(token, "id"), Value<string>(token, "text")) : throw Missing(key, "an object with id and text");

    private static T Value<T>(JsonObject json, string key) =>
        json[key] is JsonValue value && value.TryGetValue<T>(out var found) ? found : throw Missing(key, typeof(T) == typeof(int) ? "a whole number" : "text");

    private static JsonException Missing(string key, string expected) => new($"the conventions have no usable {key}; expected {expected}.");

    private static JsonObject Token(AnswerToken token) => new() { ["id"] = token.Id, ["text"] = token.Text };
}
