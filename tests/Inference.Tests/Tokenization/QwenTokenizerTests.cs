using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Inference.Tokenization.Normalization;
using SteerCluster.Tests;

namespace SteerCluster.Inference.Tests.Tokenization;

public sealed class QwenTokenizerTests
{
    [SharedFact("golden/tokenizer")]
    public void Load_Qwen_ReadsSizesAndSpecialTokens()
    {
        var tokenizer = QwenTokenizer.Instance;

        Assert.Equal(151669, tokenizer.VocabularySize);
        Assert.Equal((null, "<|im_end|>", false), (tokenizer.BosToken, tokenizer.EosToken, tokenizer.AddBosToken));
        Assert.True(tokenizer.HasChatTemplate);
        Assert.Equal(151645, tokenizer.TokenId("<|im_end|>"));
        Assert.Equal("Ġhello", tokenizer.TokenText(tokenizer.TokenId("Ġhello")!.Value));
        Assert.Null(tokenizer.TokenId("no such token"));
        Assert.Equal(tokenizer.Encode("a"), tokenizer.Encode("a", addSpecialTokens: true));
    }

    [SharedFact("golden/tokenizer")]
    public void Encode_AnswerLetters_AreSingleTokens()
    {
        Assert.Equal([4346, 8], QwenTokenizer.Instance.Encode("(A)"));
        Assert.Equal([5349, 8], QwenTokenizer.Instance.Encode("(B)"));
    }

    [SharedFact("golden/tokenizer")]
    public void Decode_Encoded_GivesTheTextInFormC()
    {
        var characters = Gen.OneOf(
            Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0x300, 0x36F), Gen.Choose(0xE000, 0x10FFFF));
        var texts = characters.Select(char.ConvertFromUtf32).ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
            QwenTokenizer.Instance.Decode(QwenTokenizer.Instance.Encode(text)) == CanonicalForms.Compose(text))
            .QuickCheckThrowOnFailure();
    }

    [SharedFact("golden/tokenizer")]
    public void Encode_LetterOutsideTheBasicPlane_StaysWithItsWord()
    {
        // U+10428 is a small letter; were it no letter, "a" and "b" would be pieces of their own.
        var tokenizer = QwenTokenizer.Instance;
        var whole = tokenizer.Encode("a\U00010428b");

        Assert.Equal("a\U00010428b", tokenizer.Decode(whole));
        Assert.Equal([.. tokenizer.Encode(" "), .. whole[1..]], tokenizer.Encode(" \U00010428b"));
    }

    [SharedFact("golden/tokenizer")]
    public void Encode_LoneSurrogate_CountsAsReplacementCharacter() =>
        Assert.Equal(QwenTokenizer.Instance.Encode("a\uFFFDb"), QwenTokenizer.Instance.Encode("a\uD800b"));

    [SharedTheory("golden/tokenizer")]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('!')]
    [InlineData('語')]
    public void Encode_MegabyteOfOneCharacter_Ends(char c)
    {
        var text = new string(c, 1 << 20);

        Assert.Equal(text, QwenTokenizer.Instance.Decode(QwenTokenizer.Instance.Encode(text)));
    }

    [SharedFact("golden/tokenizer")]
    public void StreamingDecoder_CharacterOverSeveralTokens_IsGivenWhole()
    {
        var stream = new StreamingDecoder(QwenTokenizer.Instance);
        const string Text = "a 🦙.cpp é 語\U00010428!";
        var ids = QwenTokenizer.Instance.Encode(Text);

        var parts = ids.Select(stream.Append).ToArray();

        Assert.DoesNotContain(parts, part => part.Contains('\uFFFD', StringComparison.Ordinal));
        Assert.Equal(Text, string.Concat(parts) + stream.Flush());
        stream.Append(QwenTokenizer.Instance.Encode(" 🦙")[0]);
        Assert.Equal(" \uFFFD", stream.Flush());
    }
}
