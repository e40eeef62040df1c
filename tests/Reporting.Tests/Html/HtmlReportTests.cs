using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Html;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Html;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)><!--";

    private static readonly Figure Drawn = new("a-figure", "Section", "Title", "Caption", new JsonObject { ["data"] = new JsonObject { ["values"] = new JsonArray(Hostile) } });

    private static string Write(ReportData data, params Figure[] figures)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(stream, data, figures);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Write_Sweep_AllowsItsOwnScriptsAloneAndNoRequest()
    {
        var page = Write(new MadeUpSweep().Data(), Drawn);

        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]+)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.DoesNotContain("http", policy);
        Assert.DoesNotContain("connect-src", policy);
        var scripts = Scripts().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(5, scripts.Length);
        Assert.All(scripts, script => Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy));
    }

    [Fact]
    public void Write_Sweep_LoadsNothing()
    {
        // Scripts and data are looked at by the policy and the browser; here it is the markup.
        var markup = Elements().Replace(Write(new MadeUpSweep().Data(), Drawn), "");

        Assert.DoesNotMatch("(?i)(src|href|action|data|poster)\\s*=\\s*[\"']?(https?:|//)", markup);
        Assert.DoesNotContain("@import", markup);
        Assert.DoesNotContain("url(", markup);
    }

    [Fact]
    public void Write_HostileNames_AreTextEverywhere()
    {
        var data = new MadeUpSweep
        {
            Models = [Hostile, "two", "three", "four"], Concepts = [Hostile + "c", "second"], Training = [Hostile, "b", "c", "d"], Notes = [Hostile],
            Manifest = new JsonObject { ["spec"] = new JsonObject { ["name"] = Hostile } },
        }.Data();

        var page = Write(data, Drawn with { Title = Hostile, Caption = Hostile, Section = Hostile });

        var markup = Elements().Replace(page, "");
        Assert.DoesNotContain("<img", markup);
        Assert.DoesNotContain("<!--", markup);
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;", page);
        Assert.Contains("\\u003C/script\\u003E\\u003Cimg", page);
    }

    [Fact]
    public void Write_WithoutFigures_LeavesTheLibrariesOut()
    {
        var page = Write(new MadeUpSweep().Data());

        Assert.True(page.Length < 200_000);
        Assert.DoesNotContain("id=\"figures\"", page);
        Assert.DoesNotContain("#figures", page);
        Assert.DoesNotContain("id=\"licences\"", page);
    }

    [Fact]
    public void Write_Sweep_HasUniqueIdsAndLinksThatLeadSomewhere()
    {
        var page = Elements().Replace(Write(new MadeUpSweep().Data(), Drawn), "");

        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        var links = Regex.Matches(page, " (?:href=\"#|aria-labelledby=\")([^\"]+)\"").Select(match => match.Groups[1].Value);
        Assert.Equal(ids.Distinct().Count(), ids.Length);
        Assert.All(links, link => Assert.Contains(link, ids));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var data = new MadeUpSweep().Data();

        Assert.Equal(Write(data, Drawn), Write(data, Drawn));
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Elements();
}
