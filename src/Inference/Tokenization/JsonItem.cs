using System.Text;
using System.Text.Json;

namespace SteerCluster.Inference.Tokenization;

/// <summary>A JSON value that knows its file and its key, so that every complaint about it names both.</summary>
internal sealed record JsonItem(string File, string Key, JsonElement Element)
{
    /// <summary>The value as text; an error when it is anything else.</summary>
    public string Text => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Expected("a string");

    /// <summary>The value as a number that is not negative; an error when it is anything else.</summary>
    public int Count => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var value) && value >= 0
        ? value
        : throw Expected("an integer of 0 or more");

    /// <summary>The value as a truth value; an error when it is anything else.</summary>
    public bool Flag => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false"),
    };

    /// <summary>The entries of the list.</summary>
    public IEnumerable<JsonItem> Items => Element.ValueKind == JsonValueKind.Array
        ? Element.EnumerateArray().Select((item, index) => new JsonItem(File, $"{Key}[{index}]", item))
        : throw Expected("a list");

    /// <summary>The properties of the object.</summary>
    public IEnumerable<(string Name, JsonItem Value)> Properties => Element.ValueKind == JsonValueKind.Object
        ? Element.EnumerateObject().Select(property => (property.Name, new JsonItem(File, Join(property.Name), property.Value)))
        : throw Expected("an object");

    /// <summary>Reads a JSON file whole.</summary>
    public static JsonItem Read(string file) => Guard(file, () => Parse(file, "", System.IO.File.ReadAllBytes(file)));

    /// <summary>Reads a file with one JSON object a line; empty lines do not count.</summary>
    public static IReadOnlyList<JsonItem> ReadLines(string file)
    {
        var items = new List<JsonItem>();
        foreach (var (index, line) in Guard(file, () => System.IO.File.ReadAllLines(file)).Index())
        {
            if (line.Length > 0)
            {
                items.Add(Guard($"{file}: line {index + 1}", () => Parse(file, $"line {index + 1}", Encoding.UTF8.GetBytes(line))));
            }
        }

        return items;
    }

    /// <summary>The named property, or null when it is absent or null.</summary>
    public JsonItem? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Expected("an object");
        }

        return Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonItem(File, Join(name), value)
            : null;
    }

    /// <summary>The named property; an error when it is absent or null.</summary>
    public JsonItem Get(string name) =>
        Find(name) ?? throw new TokenizerException($"{File}: {Join(name)} is missing; download the file again.");

    /// <summary>The error that this value's <c>type</c> is not one that the engine knows.</summary>
    public TokenizerException Unsupported(string type, string supported) =>
        new($"{File}: {(Key.Length == 0 ? "type" : Key)} has type \"{type}\", which this engine does not support; it knows {supported}.");

    /// <summary>An error about this value.</summary>
    public TokenizerException Wrong(string what, Exception? cause = null)
    {
        var message = $"{File}: {(Key.Length == 0 ? "the file" : Key)} {what}";
        return cause is null ? new(message) : new(message, cause);
    }

    private TokenizerException Expected(string what)
    {
        var raw = Element.GetRawText();
        return Wrong($"is {(raw.Length > 60 ? raw[..60] + "..." : raw)}, expected {what}; download the file again.");
    }

    private static JsonItem Parse(string file, string key, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var item = new JsonItem(file, key, document.RootElement.Clone());
        return item.Element.ValueKind == JsonValueKind.Object ? item : throw item.Expected("an object");
    }

    private static T Guard<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException e)
        {
            throw new TokenizerException($"{what} is not valid JSON ({e.Message}); download it again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenizerException($"{what} cannot be read: {e.Message}", e);
        }
    }

    private string Join(string name) => Key.Length == 0 ? name : $"{Key}.{name}";
}
