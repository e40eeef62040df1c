using System.Text.Encodings.Web;
using System.Text.Json;

namespace SteerCluster.Steering.Concepts;

/// <summary>Writes items as our own JSON lines: <c>{"question": ..., "matching": ..., "not_matching": ...}</c>.</summary>
public static class ConceptWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // The files are data, never part of a page: quotes and letters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Writes one line an item, each ended by a line feed on every platform.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="items">The items in order.</param>
    public static void Write(TextWriter writer, IEnumerable<ContrastiveItem> items)
    {
        foreach (var item in items)
        {
            writer.Write(JsonSerializer.Serialize(new Line(item.Question, item.Matching, item.NotMatching), Options));
            writer.Write('\n');
        }
    }

    private sealed record Line(string Question, string Matching, string NotMatching);
}
