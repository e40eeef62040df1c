using System.Globalization;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Reads the keys of one JSON object, adding a problem for each that is missing or out of range and answering null for it. A key whose value is
/// null counts as absent.
/// </summary>
internal sealed class JsonFields(string file, string prefix, JsonElement root, ProblemList problems)
{
    public int? Int(string key, int? fallback, int min, int max)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");
        if (!TryGet(key, out var value))
        {
            return fallback ?? Missing<int>(key, allowed);
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= min && number <= max
            ? (int)number
            : Bad<int>(key, value, allowed);
    }

    public double? Number(string key, double? fallback, double min, double max)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}");
        if (!TryGet(key, out var value))
        {
            return fallback ?? Missing<double>(key, allowed);
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : Bad<double>(key, value, allowed);
    }

    public bool? Bool(string key, bool fallback) => !TryGet(key, out var value)
        ? fallback
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Bad<bool>(key, value, "true or false");

    /// <summary>A string among <paramref name="known"/>; absent answers null without a problem.</summary>
    public string? OneOf(string key, params ReadOnlySpan<string> known)
    {
        if (!TryGet(key, out var value))
        {
            return null;
        }

        if (Text(value) is { } text && known.Contains(text))
        {
            return text;
        }

        problems.Add(Describe(key, value, $"one of {string.Join(", ", known!)}"));
        return null;
    }

    /// <summary>A list of whole numbers, or one such number; absent answers an empty list.</summary>
    public IReadOnlyList<int> Ints(string key, int min, int max)
    {
        if (!TryGet(key, out var value))
        {
            return [];
        }

        var numbers = new List<int>();
        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var number) || number < min || number > max)
            {
                Bad<int>(key, item, string.Create(CultureInfo.InvariantCulture, $"whole numbers from {min} to {max}"));
                continue;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    public bool TryGet(string key, out JsonElement value) =>
        root.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;

    public bool IsNull(string key) => root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>The fields of an object inside this one, or null when it is absent or no object.</summary>
    public JsonFields? Object(string key)
    {
        if (!TryGet(key, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Describe(key, value, "an object or null"));
            return null;
        }

        return new(file, $"{prefix}{key}.", value, problems);
    }

    public IEnumerable<JsonProperty> Properties() => root.EnumerateObject();

    public void Problem(string key, JsonElement value, string allowed) => problems.Add(Describe(key, value, allowed));

    public void Problem(string text) => problems.Add($"{file}: {text}");

    /// <summary>The element's text when it is a string.</summary>
    public static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private T? Bad<T>(string key, JsonElement value, string allowed)
        where T : struct
    {
        problems.Add(Describe(key, value, allowed));
        return null;
    }

    private T? Missing<T>(string key, string allowed)
        where T : struct
    {
        problems.Add($"{file}: {prefix}{key} is missing; add {allowed}");
        return null;
    }

    private string Describe(string key, JsonElement value, string allowed)
    {
        var text = value.GetRawText();
        text = text.Length > 60 ? text[..60] + "..." : text;
        return $"{file}: {prefix}{key} is {text}; it must be {allowed}";
    }
}
