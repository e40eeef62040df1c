using System.Text.Json;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tests.Tokenization.Splitting;

public sealed class PreTokenizerTests
{
    [Theory]
    [InlineData("Removed", "the|final|countdown")]
    [InlineData("Isolated", "the|-|final|-|-|countdown")]
    [InlineData("MergedWithPrevious", "the-|final-|-|countdown")]
    [InlineData("MergedWithNext", "the|-final|-|-countdown")]
    [InlineData("Contiguous", "the|-|final|--|countdown")]
    public void Split_Behavior_AsInTheDocumentation(string behavior, string expected) => Assert.Equal(
        expected, Split($$$"""{"type":"Split","pattern":{"String":"-"},"behavior":"{{{behavior}}}"}""", "the-final--countdown"));

    [Theory]
    [InlineData("Removed", "-|--")]
    [InlineData("MergedWithPrevious", "the|-final|--countdown")]
    public void Split_Inverted_SwapsMatches(string behavior, string expected) => Assert.Equal(
        expected,
        Split($$$"""{"type":"Split","pattern":{"Regex":"-+"},"behavior":"{{{behavior}}}","invert":true}""", "the-final--countdown"));

    [Theory]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "ab123\U0001D7CE", "ab|1|2|3|\U0001D7CE")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "ab123c4", "ab|123|c|4")]
    [InlineData("""{"type":"Punctuation"}""", "a+b,,c", "a|+|b|,|,|c")]
    [InlineData("""{"type":"WhitespaceSplit"}""", " a  b\n", "a|b")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true}""", "it's é12 !?  x", "Ġit|'s|ĠÃ©|12|Ġ!?|Ġ|Ġx")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"use_regex":false}""", "it's 1", "it'sĠ1")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":true}""", "Hey   friend!", "▁Hey|▁|▁|▁friend!")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never"}""", "Hey friend!", "Hey|▁friend!")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":false}""", "Hey friend!", "▁Hey▁friend!")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":false}""", "Hey you", "Hey|▁you")]
    public void Split_Kind_CutsAndRewrites(string json, string text, string expected) => Assert.Equal(expected, Split(json, text));

    [Fact]
    public void Metaspace_First_MarksOnlyTheStartOfTheInput()
    {
        var tokenizer = TinyTokenizer.Load(new
        {
            added_tokens = new[] { TinyTokenizer.Special(0, "<s>") },
            pre_tokenizer = new { type = "Metaspace", replacement = "▁", prepend_scheme = "first", split = false },
            decoder = new { type = "Metaspace", replacement = "▁", prepend_scheme = "first", split = false },
            model = new { type = "BPE", vocab = TinyTokenizer.Vocabulary("<s>", "▁", "a", "▁a"), merges = new[] { "▁ a" } },
        });

        Assert.Equal([3, 0, 2, 3], tokenizer.Encode("a<s>a a"));
        Assert.Equal([0, 2], tokenizer.Encode("<s>a"));
        Assert.Equal("a<s>a a", tokenizer.Decode([3, 0, 2, 3]));
    }

    private static string Split(string json, string text)
    {
        using var document = JsonDocument.Parse(json);
        var splitter = PreTokenizerReader.Read(new JsonItem("test.json", "pre_tokenizer", document.RootElement));
        return string.Join('|', splitter.Split(new Piece(text, AtStart: true)).Select(piece => piece.Text).Where(part => part.Length > 0));
    }
}
