using SteerCluster.Inference.Tokenization;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Tokenization;

public sealed class TokenizerErrorTests
{
    [Theory]
    [InlineData("{", "tokenizer.json is not valid JSON")]
    [InlineData("[]", "the file is [], expected an object")]
    [InlineData("{}", "model is missing")]
    [InlineData("""{"model":{"type":"WordPiece","vocab":{}}}""", "model has type \"WordPiece\", which this engine does not support; it knows BPE")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[]}}""", "model has type \"Unigram\"")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":-1},"merges":[]}}""", "model.vocab.a is -1, expected an integer of 0 or more")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}}""", "model.merges[0] needs the token \"b\"")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a"]}}""", "model.merges[0] is \"a\", expected two tokens")]
    [InlineData("""{"model":{"type":"BPE","vocab":{},"merges":[],"unk_token":"?"}}""", "model.unk_token is \"?\"")]
    [InlineData("""{"model":{"vocab":{},"merges":[]},"normalizer":{"type":"NFKC"}}""", "normalizer has type \"NFKC\"")]
    [InlineData("""{"model":{"vocab":{},"merges":[]},"pre_tokenizer":{"type":"Bert"}}""", "pre_tokenizer has type \"Bert\"")]
    [InlineData("""{"model":{"vocab":{},"merges":[]},"decoder":{"type":"CTC"}}""", "decoder has type \"CTC\"")]
    [InlineData("""{"model":{"vocab":{},"merges":[]},"pre_tokenizer":{"type":"Split","pattern":{"Regex":"\\p{Han}+"},"behavior":"Isolated"}}""", "pre_tokenizer.pattern.Regex is the pattern \"\\p{Han}+\", which this engine cannot use: the property")]
    public void Load_BrokenFile_SaysWhatAndWhere(string json, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", json);

        var e = Assert.Throws<TokenizerException>(() => Tokenizer.Load(folder.Path));

        Assert.StartsWith(file, e.Message);
        Assert.Contains(message, e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Load_NoFile_SaysWhichIsMissing()
    {
        using var folder = new TemporaryFolder();

        var e = Assert.Throws<TokenizerException>(() => Tokenizer.Load(folder.Path));

        Assert.Contains("tokenizer.json does not exist", e.Message);
    }
}
