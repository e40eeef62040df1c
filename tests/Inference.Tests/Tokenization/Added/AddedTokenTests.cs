using SteerCluster.Inference.Tokenization.Added;
using SteerCluster.Inference.Tokenization.Normalization;

namespace SteerCluster.Inference.Tests.Tokenization.Added;

public sealed class AddedTokenTests
{
    private static readonly AddedToken s_mask = new() { Id = 1, Content = "<m>" };

    [Theory]
    [InlineData(false, false, "a  |<m>", "a  <m>")]
    [InlineData(true, false, "a|  <m>|b", "a  <m>b")]
    [InlineData(false, true, "a|<m>  |b", "a<m>  b")]
    [InlineData(true, true, " <m> |<m> |b", " <m> <m> b")]
    public void Split_Strips_TakeWhiteSpaceAlong(bool left, bool right, string expected, string text)
    {
        var pieces = Split(text, s_mask with { StripsLeft = left, StripsRight = right });

        Assert.Equal(expected, string.Join('|', pieces));
    }

    [Theory]
    [InlineData("a<m>", "a<m>")]
    [InlineData("é<m>", "é<m>")]
    [InlineData("\U00010428<m>", "\U00010428<m>")]
    [InlineData("<m>_", "<m>_")]
    [InlineData("a <m>,b<m>", "a |<m>|,b<m>")]
    public void Split_SingleWord_CountsOnlyAlone(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Split(text, s_mask with { SingleWord = true })));

    [Fact]
    public void Split_TwoBeginAtOnePlace_TakesTheLonger() => Assert.Equal(
        ["x", "<m>>", "<m>", "<m"],
        Split("x<m>><m><m", s_mask, s_mask with { Id = 2, Content = "<m>>" }));

    [Fact]
    public void Split_NormalizedToken_IsFoundInNormalizedText()
    {
        var vocabulary = new AddedVocabulary([s_mask with { Content = "Yes", Normalized = true }], new LowercaseNormalizer());

        Assert.Equal(["o ", "yes", "!"], vocabulary.Split("O YES!").Select(part => part.Piece.Text));
    }

    [Fact]
    public void Split_AnyText_KnowsWhichPieceIsFirst()
    {
        var vocabulary = new AddedVocabulary([s_mask], null);

        Assert.Equal([true, false, false], vocabulary.Split("a<m>b").Select(part => part.Piece.AtStart));
    }

    private static string[] Split(string text, params AddedToken[] tokens) =>
        [.. new AddedVocabulary(tokens, null).Split(text).Select(part => part.Piece.Text)];
}
