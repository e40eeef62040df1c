using System.Text;
using System.Text.Json;

namespace SteerCluster.Steering.Concepts;

/// <summary>The JSON objects of a data file with the line each begins on.</summary>
internal static class ConceptRecords
{
    /// <summary>Whether the text is one JSON array; otherwise it should have one object a line.</summary>
    public static bool IsArray(string text) => text.AsSpan().TrimStart() is ['[', ..];

    public static IReadOnlyList<(int Line, JsonElement Item)> Read(string text, string file, bool isArray)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ConceptException($"{file}: the file is empty; expected contrastive items.");
        }

        var items = isArray ? ReadArray(text, file) : ReadLines(text, file).ToList();
        return items.Count > 0 ? items : throw new ConceptException($"{file}: the file has no items.");
    }

    /// <summary>The field names of the first item.</summary>
    public static IReadOnlySet<string> FirstFields(string text, string file)
    {
        var isArray = IsArray(text);
        var (_, first) = isArray || string.IsNullOrWhiteSpace(text) ? Read(text, file, isArray)[0] : ReadLines(text, file).First();
        return first.EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<(int Line, JsonElement Item)> ReadLines(string text, string file)
    {
        using var reader = new StringReader(text);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, ParseLine(line, file, number));
            }
        }
    }

    private static JsonElement ParseLine(string line, string file, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return CheckObject(document.RootElement.Clone(), file, number);
        }
        catch (JsonException error)
        {
            throw new ConceptException(
                $"{file}:{number}: expected one JSON object on this line; column {error.BytePositionInLine + 1} is not valid JSON.", error);
        }
    }

    private static List<(int Line, JsonElement Item)> ReadArray(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var items = new List<(int, JsonElement)>();
        var (line, counted) = (1, 0);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new ConceptException($"{file}: expected one JSON array of items.");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
                counted = start;
                items.Add((line, CheckObject(JsonElement.ParseValue(ref reader), file, line)));
            }

            // What follows the array, if anything, is an error of the reader.
            _ = reader.Read();
        }
        catch (JsonException error)
        {
            throw new ConceptException(
                $"{file}:{error.LineNumber + 1}: expected a JSON array of items; column {error.BytePositionInLine + 1} is not valid JSON.", error);
        }

        return items;
    }

    private static JsonElement CheckObject(JsonElement item, string file, int line) =>
        item.ValueKind == JsonValueKind.Object
            ? item
            : throw new ConceptException($"{file}:{line}: expected a JSON object, found {item.ValueKind.ToString().ToLowerInvariant()}.");
}
