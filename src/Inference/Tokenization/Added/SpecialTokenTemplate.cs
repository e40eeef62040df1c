using System.Collections.Immutable;

namespace SteerCluster.Inference.Tokenization.Added;

/// <summary>The special tokens that go around one text when they are asked for.</summary>
/// <param name="Before">Ids in front of the text, such as BOS.</param>
/// <param name="After">Ids behind it.</param>
internal sealed record SpecialTokenTemplate(ImmutableArray<int> Before, ImmutableArray<int> After)
{
    /// <summary>No special tokens.</summary>
    public static SpecialTokenTemplate None { get; } = new([], []);

    /// <summary>Reads the <c>post_processor</c> of a tokenizer.json.</summary>
    public static SpecialTokenTemplate Read(JsonItem item)
    {
        var type = item.Get("type").Text;
        return type switch
        {
            "ByteLevel" => None,
            "TemplateProcessing" => ReadTemplate(item),
            "Sequence" => item.Get("processors").Items.Select(Read).Aggregate(
                None, (inner, outer) => new([.. outer.Before, .. inner.Before], [.. inner.After, .. outer.After])),
            _ => throw item.Unsupported(type, "ByteLevel, TemplateProcessing and Sequence"),
        };
    }

    private static SpecialTokenTemplate ReadTemplate(JsonItem item)
    {
        var specials = item.Get("special_tokens");
        var before = new List<int>();
        var after = new List<int>();
        var current = before;
        foreach (var part in item.Get("single").Items)
        {
            if (part.Find("SpecialToken") is { } special)
            {
                current.AddRange(specials.Get(special.Get("id").Text).Get("ids").Items.Select(id => id.Count));
            }
            else
            {
                current = after;
            }
        }

        return new([.. before], [.. after]);
    }
}
