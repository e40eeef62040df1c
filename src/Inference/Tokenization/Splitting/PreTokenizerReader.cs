using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>Reads the <c>pre_tokenizer</c> of a tokenizer.json.</summary>
internal static class PreTokenizerReader
{
    public static IPreTokenizer Read(JsonItem item)
    {
        var type = item.Get("type").Text;
        return type switch
        {
            "Sequence" => new SequenceSplit([.. item.Get("pretokenizers").Items.Select(Read)]),
            "Split" => new PatternSplit(
                SplitPattern.Read(item.Get("pattern")), Behavior(item.Get("behavior")), item.Find("invert")?.Flag ?? false),
            "ByteLevel" => new ByteLevelSplit(item.Get("add_prefix_space").Flag, item.Find("use_regex")?.Flag ?? true),
            "Metaspace" => new MetaspaceSplit(Replacement(item), Scheme(item), item.Find("split")?.Flag ?? true),
            "Digits" => new CharacterSplit(
                CharacterKind.IsNumber,
                item.Find("individual_digits")?.Flag ?? false ? SplitBehavior.Isolated : SplitBehavior.Contiguous),
            "Punctuation" => new CharacterSplit(
                CharacterKind.IsPunctuation, item.Find("behavior") is { } behavior ? Behavior(behavior) : SplitBehavior.Isolated),
            "WhitespaceSplit" => new CharacterSplit(Rune.IsWhiteSpace, SplitBehavior.Removed),
            _ => throw item.Unsupported(
                type, "Sequence, Split, ByteLevel, Metaspace, Digits, Punctuation and WhitespaceSplit"),
        };
    }

    /// <summary>The mark that stands for a space, of a Metaspace pre-tokenizer or decoder.</summary>
    public static string Replacement(JsonItem item) => item.Find("replacement")?.Text ?? "\u2581";

    /// <summary>The scheme of a Metaspace pre-tokenizer or decoder; <c>add_prefix_space</c> is its older spelling.</summary>
    public static PrependScheme Scheme(JsonItem item)
    {
        if (item.Find("add_prefix_space") is { Flag: false })
        {
            return PrependScheme.Never;
        }

        return item.Find("prepend_scheme") is not { } scheme ? PrependScheme.Always : scheme.Text switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            var other => throw scheme.Wrong($"is \"{other}\", expected always, first or never."),
        };
    }

    private static SplitBehavior Behavior(JsonItem item) =>
        Enum.TryParse<SplitBehavior>(item.Text, out var behavior) && Enum.IsDefined(behavior)
            ? behavior
            : throw item.Wrong($"is \"{item.Text}\", expected one of {string.Join(", ", Enum.GetNames<SplitBehavior>())}.");
}
