using SteerCluster.Reporting.Markdown;

namespace SteerCluster.Reporting.Tests.Markdown;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("self_awareness +4.04 [3.9, 4.1]", "self_awareness +4.04 [3.9, 4.1]")]
    [InlineData("a|b", @"a\|b")]
    [InlineData("_x_ *y*", @"\_x\_ \*y\*")]
    [InlineData("[x](http://example.org)", @"[x\](http://example.org)")]
    [InlineData("<img onerror=x>", @"\<img onerror=x\>")]
    [InlineData("two\nlines", "two lines")]
    public void Escape_Text_IsShownAsItIs(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));
}
