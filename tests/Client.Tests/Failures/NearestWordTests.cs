using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Tests.Failures;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("rnu", " Did you mean 'run'?")]
    [InlineData("PLAN", " Did you mean 'plan'?")]
    [InlineData("conceps", " Did you mean 'concepts'?")]
    [InlineData("elephant", "")]
    public void Suggestion_Word_NamesANearOneOrNothing(string word, string expected) =>
        Assert.Equal(expected, NearestWord.Suggestion(word, ["run", "plan", "models", "concepts"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_Words_CountsChanges(string a, string b, int expected) => Assert.Equal(expected, NearestWord.Distance(a, b));
}
