using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Reading;

/// <summary>A JSON file of a result folder: an object, read key by key; errors say file, key and value.</summary>
/// <param name="path">The file.</param>
/// <param name="json">What it holds.</param>
internal sealed class ResultJsonFile(string path, JsonObject json)
{
    public JsonObject Json => json;

    /// <summary>Reads the file; null where there is none.</summary>
    /// <exception cref="ReportException">It cannot be read or is no JSON object.</exception>
    public static ResultJsonFile? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            // As text: a byte order mark is no JSON. Duplicate keys would throw later, at the first look.
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            if (JsonNode.Parse(File.ReadAllText(path), documentOptions: options) is not JsonObject json)
            {
                throw new ReportException($"{path}: expected a JSON object.");
            }

            Touch(json);
            return new ResultJsonFile(path, json);
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } zeroBased ? $"line {zeroBased + 1}: " : "";
            throw new ReportException($"{path}: {line}not valid JSON; write the file anew or remove it.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new ReportException($"{path}: a text in it is not valid Unicode; write the file anew or remove it.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{path}: the file cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>The value under a path of keys; null where it is absent or null.</summary>
    public T? Value<T>(params string[] keys)
        where T : struct =>
        Find(keys) is not { } node ? null
        : node is JsonValue value && value.TryGetValue<T>(out var found) && found is not (double.NaN or double.PositiveInfinity or double.NegativeInfinity) ? found
        : throw Refuse(keys, node, typeof(T) == typeof(bool) ? "true or false" : typeof(T) == typeof(double) ? "a number" : "a whole number");

    /// <summary>The text under a path of keys; null where it is absent or null.</summary>
    public string? Text(params string[] keys) =>
        Find(keys) is not { } node ? null
        : node is JsonValue value && value.TryGetValue<string>(out var found) ? found
        : throw Refuse(keys, node, "text");

    /// <summary>The object under a path of keys; null where it is absent or null.</summary>
    public JsonObject? Object(params string[] keys) =>
        Find(keys) is not { } node ? null : node as JsonObject ?? throw Refuse(keys, node, "an object");

    /// <summary>The list under a path of keys; null where it is absent or null.</summary>
    public JsonArray? List(params string[] keys) =>
        Find(keys) is not { } node ? null : node as JsonArray ?? throw Refuse(keys, node, "a list");

    public ReportException Refuse(IEnumerable<string> keys, JsonNode? found, string expected)
    {
        var text = found?.ToJsonString() ?? "null";
        return new ReportException($"{path}: {string.Join('.', keys)} is {(text.Length <= 60 ? text : $"{text[..60]}...")}; expected {expected}.");
    }

    /// <summary>Decodes every text once: half a surrogate pair would throw later, at the first look.</summary>
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Touch(value);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    Touch(value);
                }

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                text.GetValue<string>();
                break;
        }
    }

    private JsonNode? Find(string[] keys)
    {
        JsonNode? node = json;
        for (var i = 0; i < keys.Length && node is not null; i++)
        {
            node = node is JsonObject map ? map[keys[i]] : throw Refuse(keys[..i], node, "an object");
        }

        return node;
    }
}
