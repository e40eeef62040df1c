using Microsoft.Playwright;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Html;
using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Browser.Tests;

public sealed class ReportPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact("oracle/logit_diff_sweep")]
    public async Task Open_ReferenceStudy_DrawsAllFiguresSilentlyAndAsksForNothing()
    {
        await using var report = await browser.OpenAsync(Write(Oracle()));

        await report.AllFiguresAsync();

        Assert.NotEmpty(await report.StatesAsync());
        Assert.All(await report.StatesAsync(), state => Assert.EndsWith(": drawn", state));
        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
    }

    [BrowserFact]
    public async Task Open_MadeUpSweep_DrawsAllFiguresSilentlyAndAsksForNothing()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep { Generation = true }.Data()));

        await report.AllFiguresAsync();

        Assert.NotEmpty(await report.StatesAsync());
        Assert.All(await report.StatesAsync(), state => Assert.EndsWith(": drawn", state));
        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
    }

    [BrowserFact]
    public async Task Heading_Clicked_SortsByNumberThenReverses()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep { Models = ["m10", "m9", "m100", "m8"] }.Data()));
        var heading = report.Page.Locator("#table-models ~ .scroll >> nth=0").Locator("thead th", new() { HasText = "parameters" });

        await heading.Locator("button").ClickAsync();
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(["m8", "m100", "m9", "m10"], await FirstColumnAsync(report));

        await heading.Locator("button").FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(["m10", "m9", "m100", "m8"], await FirstColumnAsync(report));

        await report.Page.Locator("#table-models ~ .scroll >> nth=0").Locator("thead button").First.ClickAsync();
        Assert.Equal(["m8", "m9", "m10", "m100"], await FirstColumnAsync(report));
        Assert.Null(await heading.GetAttributeAsync("aria-sort"));
    }

    [BrowserFact]
    public async Task Theme_FollowsTheSystemAndTheButton()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep().Data()), scheme: ColorScheme.Dark);

        await report.AllFiguresAsync("dark");
        Assert.Equal("rgb(20, 24, 29)", await BackgroundAsync(report));

        await report.Page.Locator("#theme").ClickAsync();
        await report.AllFiguresAsync("light");
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(report));

        await report.Page.ReloadAsync();
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(report));
        Assert.Empty(report.Complaints);
    }

    [BrowserFact]
    public async Task Theme_SystemChanges_RedrawsFigures()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep().Data()));
        await report.AllFiguresAsync();

        await report.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await report.AllFiguresAsync("dark");
        Assert.Equal("rgb(20, 24, 29)", await BackgroundAsync(report));
    }

    [BrowserFact("oracle/logit_diff_sweep")]
    public async Task Page_WideAndNarrow_DoesNotOverflow()
    {
        var file = Write(Oracle());
        foreach (var width in new[] { 1280, 390 })
        {
            await using var report = await browser.OpenAsync(file, width);
            await report.AllFiguresAsync();

            Assert.Equal(width, await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    [BrowserFact]
    public async Task Names_ThatAreMarkup_StayText()
    {
        const string Hostile = "</script><img src=x onerror=alert(1)><!--\"'`${alert(2)}";
        var data = new MadeUpSweep
        {
            Concepts = [Hostile, "b<script>alert(3)</script>"],
            Models = ["<svg onload=alert(4)>", "</title></style>", "&lt;", "datum.x'"],
            Notes = ["note <iframe src=https://example.org></iframe>"],
            Manifest = new System.Text.Json.Nodes.JsonObject { ["spec"] = new System.Text.Json.Nodes.JsonObject { ["name"] = Hostile } },
            Generation = false,
        }.Data();
        await using var report = await browser.OpenAsync(Write(data));

        await report.AllFiguresAsync();

        Assert.Equal(Hostile, await report.Page.Locator("h1").TextContentAsync());
        Assert.Equal(0, await report.Page.Locator("img, iframe, main script:not([type='application/json']), [onload], [onerror]").CountAsync());
        Assert.All(await report.StatesAsync(), state => Assert.EndsWith(": drawn", state));
        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
    }

    [BrowserFact]
    public async Task Page_WithoutJavaScript_ShowsFindingsAndTables()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep().Data()), javaScript: false);

        Assert.True(await report.Page.Locator("#findings article").CountAsync() > 3);
        Assert.True(await report.Page.Locator("#table-cells ~ .scroll >> nth=0").IsVisibleAsync());
        Assert.False(await report.Page.Locator("#theme").IsVisibleAsync());
        Assert.True(await report.Page.Locator("noscript p").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Print_FromTheDarkPage_IsLightAndComplete()
    {
        await using var report = await browser.OpenAsync(Write(new MadeUpSweep().Data()), scheme: ColorScheme.Dark);
        await report.Page.EvaluateAsync(
            "() => addEventListener('afterprint', () => window.printed = [...document.querySelectorAll('figure.vega')].map(f => `${f.dataset.state} ${f.dataset.theme}`))");

        await report.Page.PdfAsync();

        var printed = await report.Page.EvaluateAsync<string[]>("() => window.printed");
        Assert.NotEmpty(printed);
        Assert.All(printed, state => Assert.Equal("drawn light", state));
        await report.AllFiguresAsync("dark");
        Assert.Empty(report.Complaints);
    }

    private static async Task<string[]> FirstColumnAsync(OpenReport report) =>
        [.. await report.Page.Locator("#table-models ~ .scroll >> nth=0").Locator("tbody th").AllTextContentsAsync()];

    private static Task<string> BackgroundAsync(OpenReport report) =>
        report.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static ReportData Oracle()
    {
        var results = ResultFolder.Read(SharedData.PathTo("oracle", "logit_diff_sweep"), ModelCatalogue.BuiltIn, new ReadingOptions { Resamples = 200 });
        return new ReportData(results, SweepAnalysis.Of([.. results.Cells.Select(cell => CellStatistics.Of(cell.Samples, results.Options))]));
    }

    private string Write(ReportData data)
    {
        var file = _folder.File("report.html");
        using var stream = File.Create(file);
        HtmlReport.Write(stream, data, SweepFigures.Of(data));
        return file;
    }
}
