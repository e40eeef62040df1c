using SteerCluster.Steering.Concepts;

namespace SteerCluster.Steering.Tests.Concepts;

public class QuestionTextTests
{
    [Theory]
    [InlineData("Question: Why?\n\nChoices:\n (A) x\n (B) y\n\nAnswer:", "Why?\n\nChoices:\n (A) x\n (B) y")]
    [InlineData("Why? Answer: here\n (A) x\n (B) y", "Why? Answer: here\n (A) x\n (B) y")]
    [InlineData("Question: Why?", "Why?")]
    public void StripWrapper_OuterWords_AreTakenOff(string question, string expected) =>
        Assert.Equal(expected, QuestionText.StripWrapper(question));

    [Theory]
    [InlineData("I<META_START>a/b<META_END> know", "I know")]
    [InlineData("a<META_START>x<META_END>b<META_START>y<META_END>c", "abc")]
    [InlineData("a<META_START>x\n (A) y", "a\n (A) y")]
    public void StripMetaBlocks_Blocks_AreTakenOut(string question, string expected) =>
        Assert.Equal(expected, QuestionText.StripMetaBlocks(question));

    [Theory]
    [InlineData("Q?\n\nChoices:\n (A) Yes, I do\n (B) No", "Q?\n\nChoices:\n (A) No\n (B) Yes, I do")]
    [InlineData("Q?\n (A) one\n (B) two\n (C) three", "Q?\n (A) two\n (B) one\n (C) three")]
    [InlineData("Question: Q?\n (A) one\n (B) two\n\nAnswer:", "Question: Q?\n (A) two\n (B) one\n\nAnswer:")]
    [InlineData("Q?\n(A) one\nmore\n(B) two\nmore", "Q?\n(A) two\nmore\n(B) one\nmore")]
    [InlineData("Is (A) or (B) right?\n (A) one\n (B) two", "Is (A) or (B) right?\n (A) two\n (B) one")]
    public void SwapChoices_TwoChoices_ExchangesTheirTexts(string question, string expected)
    {
        Assert.Equal(expected, QuestionText.SwapChoices(question));
        Assert.Equal(question, QuestionText.SwapChoices(expected));
    }

    [Theory]
    [InlineData("Q?")]
    [InlineData("Is (A) or (B) right?")]
    [InlineData("Q?\n (A) one")]
    public void SwapChoices_NoChoices_IsNull(string question) => Assert.Null(QuestionText.SwapChoices(question));
}
