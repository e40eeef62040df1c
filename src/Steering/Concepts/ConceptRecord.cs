using System.Text.Json;

namespace SteerCluster.Steering.Concepts;

/// <summary>One JSON object of a data file, with errors that name file and line.</summary>
internal readonly struct ConceptRecord(JsonElement item, string file, int line)
{
    public int Line => line;

    public bool Has(string field) => item.TryGetProperty(field, out _);

    /// <summary>A string field. A list of strings gives its first, as some of Anthropic's files have several matching answers.</summary>
    public string Text(string field)
    {
        if (!item.TryGetProperty(field, out var value))
        {
            var found = string.Join(", ", item.EnumerateObject().Select(property => $"\"{property.Name}\""));
            throw Error($"expected the field \"{field}\", found {(found.Length == 0 ? "none" : found)}");
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            value = value[0];
        }

        try
        {
            return value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw Error($"expected text in \"{field}\", found {value.ValueKind.ToString().ToLowerInvariant()}");
        }
        catch (InvalidOperationException)
        {
            throw Error($"expected text in \"{field}\", found half of a surrogate pair");
        }
    }

    public ConceptException Error(string message) => new($"{file}:{line}: {message}.");
}
