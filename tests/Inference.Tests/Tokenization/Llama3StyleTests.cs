using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Bpe;

namespace SteerCluster.Inference.Tests.Tokenization;

public sealed class Llama3StyleTests
{
    private const string Pattern =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    [Fact]
    public void Encode_IgnoringMerges_TakesAWholePieceThatIsAToken()
    {
        // No merge leads to "Ġtea": only as a whole piece is it found.
        Assert.Equal(["Ġtea"], Tokens(Load(ignoreMerges: true), " tea"));
        Assert.Equal(["Ġ", "t", "e", "a"], Tokens(Load(ignoreMerges: false), " tea"));
        Assert.Equal(["Ġ", "t", "e", "a", "t"], Tokens(Load(ignoreMerges: true), " teat"));
    }

    [Fact]
    public void Encode_Digits_AreCutInThrees() => Assert.Equal(["123", "4"], Tokens(Load(ignoreMerges: true), "1234"));

    [Fact]
    public void Encode_WithSpecialTokens_BeginsWithBosOfTheTemplate()
    {
        var tokenizer = Load(ignoreMerges: true);

        Assert.Equal("<|begin_of_text|>", tokenizer.TokenText(tokenizer.Encode("a", addSpecialTokens: true)[0]));
        Assert.Equal((true, true), (tokenizer.AddBosToken, tokenizer.HasChatTemplate));
        Assert.Equal(2, tokenizer.Encode("<|eot_id|>a").Length);
    }

    private static string[] Tokens(Tokenizer tokenizer, string text) => [.. tokenizer.Encode(text).Select(id => tokenizer.TokenText(id)!)];

    private static Tokenizer Load(bool ignoreMerges)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => ByteLevelAlphabet.Encode(((char)value).ToString())).Where(text => text.Length == 1);
        var vocabulary = TinyTokenizer.Vocabulary([.. bytes, "Ġtea", "123"]);
        return TinyTokenizer.Load(
            new
            {
                added_tokens = new[] { TinyTokenizer.Special(1000, "<|begin_of_text|>"), TinyTokenizer.Special(1001, "<|eot_id|>") },
                normalizer = (object?)null,
                pre_tokenizer = new
                {
                    type = "Sequence",
                    pretokenizers = new object[]
                    {
                        new { type = "Split", pattern = new { Regex = Pattern }, behavior = "Isolated", invert = false },
                        new { type = "ByteLevel", add_prefix_space = false, trim_offsets = true, use_regex = false },
                    },
                },
                post_processor = new
                {
                    type = "Sequence",
                    processors = new[]
                    {
                        new { type = "ByteLevel", add_prefix_space = true, trim_offsets = false, use_regex = true },
                        TinyTokenizer.BosTemplate("<|begin_of_text|>", 1000),
                    },
                },
                decoder = new { type = "ByteLevel" },
                model = new { type = "BPE", ignore_merges = ignoreMerges, vocab = vocabulary, merges = Array.Empty<string>() },
            },
            new { bos_token = "<|begin_of_text|>", eos_token = "<|eot_id|>", chat_template = "..." });
    }
}
