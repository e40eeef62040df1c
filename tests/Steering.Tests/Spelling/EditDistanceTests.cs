using SteerCluster.Steering.Spelling;

namespace SteerCluster.Steering.Tests.Spelling;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("strenghts", "strengths", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Between_Words_CountsEdits(string a, string b, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(a, b));
        Assert.Equal(expected, EditDistance.Between(b, a));
    }

    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("PLAN", "plan")]
    [InlineData("paln", "plan")]
    [InlineData("elephant", null)]
    [InlineData("pxyn", null)]
    public void Closest_Word_IsANearOneOrNone(string word, string? expected) =>
        Assert.Equal(expected, EditDistance.Closest(word, ["run", "plan", "models"]));
}
