using System.Text.Json;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Tokenization;

/// <summary>Small tokenizers, written as tokenizer.json files and read back.</summary>
internal static class TinyTokenizer
{
    public static Tokenizer Load(object tokenizer, object? config = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", JsonSerializer.Serialize(tokenizer));
        if (config is not null)
        {
            folder.Write("tokenizer_config.json", JsonSerializer.Serialize(config));
        }

        return Tokenizer.Load(folder.Path);
    }

    /// <summary>Llama 2: SentencePiece's BPE as Hugging Face converts it, with byte fallback.</summary>
    public static Tokenizer SentencePiece(bool pairs = false, object? config = null) => Load(
        new
        {
            added_tokens = new[] { Special(0, "<unk>"), Special(1, "<s>"), Special(2, "</s>") },
            normalizer = new
            {
                type = "Sequence",
                normalizers = new object[]
                {
                    new { type = "Prepend", prepend = "▁" },
                    new { type = "Replace", pattern = new { String = " " }, content = "▁" },
                },
            },
            pre_tokenizer = (object?)null,
            post_processor = BosTemplate("<s>", 1),
            decoder = new
            {
                type = "Sequence",
                decoders = new object[]
                {
                    new { type = "Replace", pattern = new { String = "▁" }, content = " " },
                    new { type = "ByteFallback" },
                    new { type = "Fuse" },
                    new { type = "Strip", content = " ", start = 1, stop = 0 },
                },
            },
            model = new
            {
                type = "BPE",
                unk_token = "<unk>",
                fuse_unk = true,
                byte_fallback = true,
                vocab = SentencePieceVocabulary(),
                merges = Merges(pairs, "l l", "h e", "ll o", "he llo", "▁ hello"),
            },
        },
        config);

    /// <summary>The merges as texts, or as lists of two, the newer spelling.</summary>
    public static object[] Merges(bool pairs, params string[] merges) =>
        [.. merges.Select(merge => pairs ? (object)merge.Split(' ') : merge)];

    public static object Special(int id, string content, bool special = true) =>
        Added(id, content, special: special);

    public static object Added(
        int id, string content, bool lstrip = false, bool rstrip = false, bool single_word = false, bool normalized = false, bool special = false) =>
        new { id, content, lstrip, rstrip, single_word, normalized, special };

    public static object BosTemplate(string token, int id) => new
    {
        type = "TemplateProcessing",
        single = new object[]
        {
            new { SpecialToken = new { id = token, type_id = 0 } },
            new { Sequence = new { id = "A", type_id = 0 } },
        },
        pair = Array.Empty<object>(),
        special_tokens = new Dictionary<string, object> { [token] = new { id = token, ids = new[] { id }, tokens = new[] { token } } },
    };

    /// <summary>Ids in the order given.</summary>
    public static Dictionary<string, int> Vocabulary(params IEnumerable<string> tokens) =>
        tokens.Index().ToDictionary(entry => entry.Item, entry => entry.Index);

    // 0 to 2 special, 3 to 258 bytes, then pieces from 259.
    private static Dictionary<string, int> SentencePieceVocabulary() => Vocabulary([
        "<unk>", "<s>", "</s>",
        .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"),
        "▁", "h", "e", "l", "o", "he", "ll", "llo", "hello", "▁hello",
    ]);
}
