namespace SteerCluster.Reporting.ControlVectors;

/// <summary>The keys of a GGUF file: texts, and 32-bit whole numbers; values of other types are passed over.</summary>
internal sealed class GgufKeys
{
    // Length of the key, its type, one byte of value.
    private const int MinBytes = 8 + 1 + 4 + 1;
    private readonly Dictionary<string, GgufValueType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    private GgufKeys()
    {
    }

    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public static int CountFrom(ref GgufCursor cursor) => cursor.Count(MinBytes, "a number of keys of");

    public static GgufKeys Read(ref GgufCursor cursor, int count)
    {
        var keys = new GgufKeys();
        for (var i = 0; i < count; i++)
        {
            keys.ReadOne(ref cursor, i);
        }

        return keys;
    }

    /// <summary>A key's text; null where the file lacks it.</summary>
    public string? Text(ref GgufCursor cursor, string key) =>
        !types.TryGetValue(key, out var type) || type == GgufValueType.String
            ? Texts.GetValueOrDefault(key)
            : throw WrongType(ref cursor, key, "a text");

    /// <summary>A key's whole number; null where the file lacks it.</summary>
    public long? Number(ref GgufCursor cursor, string key, params ReadOnlySpan<GgufValueType> allowed) =>
        !types.TryGetValue(key, out var type) ? null
        : allowed.Contains(type) ? numbers[key]
        : throw WrongType(ref cursor, key, "a 32-bit whole number");

    private void ReadOne(ref GgufCursor cursor, int index)
    {
        var key = cursor.Text($"the name of key {index}");
        if (key.Length == 0 || types.ContainsKey(key))
        {
            throw cursor.Error($"key {index} '{GgufCursor.Shown(key)}' is empty or stands twice. Export or fetch it again.");
        }

        var what = $"the value of {GgufCursor.Shown(key)}";
        var type = (GgufValueType)cursor.Int32(what);
        types.Add(key, type);
        switch (type)
        {
            case GgufValueType.String:
                Texts.Add(key, cursor.Text(what));
                break;
            case GgufValueType.UInt32:
                numbers.Add(key, cursor.UInt32(what));
                break;
            case GgufValueType.Int32:
                numbers.Add(key, cursor.Int32(what));
                break;
            case GgufValueType.Array:
                SkipArray(ref cursor, what);
                break;
            default:
                cursor.Take(SizeOf(ref cursor, type, what), what);
                break;
        }
    }

    private static void SkipArray(ref GgufCursor cursor, string what)
    {
        var type = (GgufValueType)cursor.Int32(what);
        if (type == GgufValueType.String)
        {
            for (var left = cursor.Count(sizeof(long), "an array of"); left > 0; left--)
            {
                cursor.Take(cursor.Int64(what), what);
            }
        }
        else
        {
            var size = SizeOf(ref cursor, type, what);
            cursor.Take((long)cursor.Count(size, "an array of") * size, what);
        }
    }

    private static int SizeOf(ref GgufCursor cursor, GgufValueType type, string what) => type switch
    {
        GgufValueType.UInt8 or GgufValueType.Int8 or GgufValueType.Bool => 1,
        GgufValueType.UInt16 or GgufValueType.Int16 => 2,
        GgufValueType.UInt32 or GgufValueType.Int32 or GgufValueType.Float32 => 4,
        GgufValueType.UInt64 or GgufValueType.Int64 or GgufValueType.Float64 => 8,
        _ => throw cursor.Error($"{what} has the type {(int)type}, which the format does not have there. Export or fetch it again."),
    };

    private ReportException WrongType(ref GgufCursor cursor, string key, string needed) =>
        cursor.Error($"{key} is of type {types[key]}. It must be {needed}.");
}
