using Spectre.Console.Rendering;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Tests.Terminal;

public sealed class BottomAreaTests
{
    [Theory]
    [InlineData(20, "onetwo")]
    [InlineData(6, "onetwo")]
    [InlineData(5, "onet…")]
    [InlineData(3, "one")]
    [InlineData(2, "o…")]
    [InlineData(0, "")]
    public void Cut_Line_FitsTheWidth(int width, string expected) =>
        Assert.Equal(expected, string.Concat(BottomArea.Cut([new Segment("one"), new Segment("two")], width).Select(segment => segment.Text)));

    [Theory]
    [InlineData("plain-path/x.yaml", "plain-path/x.yaml")]
    [InlineData("with space", "'with space'")]
    [InlineData("it's", "'it'\\''s'")]
    public void Quote_Word_IsSafeInAShell(string word, string expected) => Assert.Equal(expected, NextCommands.Quote(word));
}
