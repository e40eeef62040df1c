using System.Text.Json;

namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>Reads the <c>model</c> of a tokenizer.json.</summary>
internal static class BpeReader
{
    public static BpeModel Read(JsonItem item)
    {
        // Files older than the key "type" are BPE if they have merges.
        var type = item.Find("type")?.Text ?? (item.Find("merges") is null ? "unknown" : "BPE");
        if (type != "BPE")
        {
            throw item.Unsupported(type, "BPE");
        }

        var vocabulary = ReadVocabulary(item.Get("vocab"));
        var prefix = item.Find("continuing_subword_prefix")?.Text ?? "";
        var unknown = item.Find("unk_token");
        if (unknown is not null && !vocabulary.ContainsKey(unknown.Text))
        {
            throw unknown.Wrong($"is \"{unknown.Text}\", which is not in model.vocab; download the file again.");
        }

        return new BpeModel(new BpeSettings
        {
            Vocabulary = vocabulary,
            Merges = ReadMerges(item.Get("merges"), vocabulary, prefix),
            UnknownToken = unknown?.Text,
            FuseUnknown = item.Find("fuse_unk")?.Flag ?? false,
            ByteFallback = item.Find("byte_fallback")?.Flag ?? false,
            IgnoreMerges = item.Find("ignore_merges")?.Flag ?? false,
            ContinuingPrefix = prefix,
            EndOfWordSuffix = item.Find("end_of_word_suffix")?.Text ?? "",
        });
    }

    private static Dictionary<string, int> ReadVocabulary(JsonItem item)
    {
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in item.Properties)
        {
            vocabulary[token] = id.Count;
        }

        return vocabulary;
    }

    private static Dictionary<(int Left, int Right), BpeMerge> ReadMerges(
        JsonItem item, Dictionary<string, int> vocabulary, string prefix)
    {
        var merges = new Dictionary<(int Left, int Right), BpeMerge>();
        var rank = 0;
        foreach (var entry in item.Items)
        {
            var (left, right) = Pair(entry);
            var whole = left + (prefix.Length > 0 && right.StartsWith(prefix, StringComparison.Ordinal) ? right[prefix.Length..] : right);
            merges[(Id(left), Id(right))] = new BpeMerge(rank++, Id(whole));

            int Id(string token) => vocabulary.TryGetValue(token, out var id)
                ? id
                : throw entry.Wrong($"needs the token \"{token}\", which is not in model.vocab; download the file again.");
        }

        return merges;
    }

    // Since tokenizers 0.20 a merge is a list of two; before, one text with a space between.
    private static (string Left, string Right) Pair(JsonItem entry)
    {
        string[] parts = entry.Element.ValueKind == JsonValueKind.Array
            ? [.. entry.Items.Select(part => part.Text)]
            : entry.Text.Split(' ');
        return parts.Length == 2
            ? (parts[0], parts[1])
            : throw entry.Wrong($"is {entry.Element.GetRawText()}, expected two tokens; download the file again.");
    }
}
