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
}
