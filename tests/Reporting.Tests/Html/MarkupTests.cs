using SteerCluster.Reporting.Html;

namespace SteerCluster.Reporting.Tests.Html;

public sealed class MarkupTests
{
    [Fact]
    public void Of_TextInAHole_IsEscapedAlsoInAttributes()
    {
        const string Text = "</p><img src=x onerror='f()'>\"&";

        var markup = Markup.Of($"<p title=\"{Text}\">{Text}</p>");

        Assert.Equal("<p title=\"&lt;/p&gt;&lt;img src=x onerror=&#x27;f()&#x27;&gt;&quot;&amp;\">&lt;/p&gt;&lt;img src=x onerror=&#x27;f()&#x27;&gt;&quot;&amp;</p>", markup.Html);
    }

    [Fact]
    public void Of_MarkupInAHole_StaysAsItIs()
    {
        Markup[] items = [Markup.Of($"<li>{"a<b"}</li>"), Markup.Of($"<li>{2}</li>")];

        Assert.Equal("<ul><li>a&lt;b</li><li>2</li></ul>", Markup.Of($"<ul>{items}</ul>").Html);
    }
}
