using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Inference.Tokenization;

namespace SteerCluster.Inference.Tests.Tokenization;

public sealed class SentencePieceTests
{
    private const int Byte0 = 3, Mark = 259, H = 260, E = 261, Hello = 267, MarkHello = 268;

    private static readonly Tokenizer s_tokenizer = TinyTokenizer.SentencePiece();

    [Theory]
    [InlineData("hello", new[] { MarkHello })]
    [InlineData("hello hello", new[] { MarkHello, MarkHello })]
    [InlineData(" hello", new[] { Mark, MarkHello })]
    [InlineData("hehe", new[] { Mark, 264, 264 })]
    [InlineData("é", new[] { Mark, Byte0 + 0xC3, Byte0 + 0xA9 })]
    [InlineData("😀h", new[] { Mark, Byte0 + 0xF0, Byte0 + 0x9F, Byte0 + 0x98, Byte0 + 0x80, H })]
    [InlineData("e</s>hello", new[] { Mark, E, 2, MarkHello })]
    [InlineData("\n", new[] { Mark, Byte0 + 10 })]
    [InlineData("", new int[0])]
    public void Encode_Text_GivesIds(string text, int[] ids)
    {
        Assert.Equal(ids, s_tokenizer.Encode(text));
        Assert.Equal(ids, TinyTokenizer.SentencePiece(pairs: true).Encode(text));
    }

    [Fact]
    public void Encode_WithSpecialTokens_BeginsWithBos()
    {
        Assert.Equal([1, MarkHello], s_tokenizer.Encode("hello", addSpecialTokens: true));
        Assert.Equal([1], s_tokenizer.Encode("", addSpecialTokens: true));
        Assert.True(s_tokenizer.AddBosToken);
    }

    [Fact]
    public void Encode_ConfigSaysNoBos_LeavesItOut()
    {
        var tokenizer = TinyTokenizer.SentencePiece(config: new { add_bos_token = false, bos_token = new { content = "<s>" }, eos_token = "</s>" });

        Assert.Equal([MarkHello], tokenizer.Encode("hello", addSpecialTokens: true));
        Assert.Equal(("<s>", "</s>", false), (tokenizer.BosToken, tokenizer.EosToken, tokenizer.AddBosToken));
    }

    [Theory]
    [InlineData(new[] { MarkHello, MarkHello }, "hello hello")]
    [InlineData(new[] { 1, MarkHello, 2 }, "<s> hello</s>")]
    [InlineData(new[] { H, Byte0 + 0xC3, Byte0 + 0xA9, E }, "hée")]
    [InlineData(new[] { H, Byte0 + 0xC3, E }, "h\uFFFDe")]
    [InlineData(new[] { Byte0 + 0xF0, Byte0 + 0x9F, Byte0 + 0x98 }, "\uFFFD\uFFFD\uFFFD")]
    [InlineData(new[] { -1, Hello, 1_000_000 }, "hello")]
    public void Decode_Ids_GivesText(int[] ids, string text) => Assert.Equal(text, s_tokenizer.Decode(ids));

    [Fact]
    public void Decode_SkippingSpecialTokens_LeavesThemOut() =>
        Assert.Equal("hello", s_tokenizer.Decode([1, MarkHello, 2], skipSpecialTokens: true));

    [Fact]
    public void Decode_Encoded_GivesTheText() => Prop.ForAll<string?>(text =>
    {
        // What the vocabulary itself gives a meaning to is left out.
        var plain = new string((text ?? "").Where(c => c is not ('▁' or '<') && !char.IsSurrogate(c)).ToArray());
        return s_tokenizer.Decode(s_tokenizer.Encode(plain)) == plain;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_UnknownCharactersWithoutBytes_FuseWhenAsked()
    {
        Assert.Equal([0, 1, 0], Unknown(fuse: true).Encode("xyaz"));
        Assert.Equal([0, 0, 1, 0], Unknown(fuse: false).Encode("xyaz"));

        static Tokenizer Unknown(bool fuse) => TinyTokenizer.Load(new
        {
            model = new { type = "BPE", unk_token = "?", fuse_unk = fuse, vocab = TinyTokenizer.Vocabulary("?", "a"), merges = Array.Empty<string>() },
        });
    }
}
