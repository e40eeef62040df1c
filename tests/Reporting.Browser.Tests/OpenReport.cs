using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SteerCluster.Reporting.Browser.Tests;

/// <summary>A report in a browser's window, with all that it said and asked for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    private OpenReport(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Console errors and warnings, uncaught exceptions, and windows that a script opened.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Addresses other than the file's own and data in the page.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static async Task<OpenReport> OfAsync(IBrowserContext context, string file)
    {
        var address = new Uri(file).AbsoluteUri;
        var report = new OpenReport(context, await context.NewPageAsync());
        report.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                report._complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        report.Page.PageError += (_, error) => report._complaints.Enqueue($"uncaught: {error}");
        report.Page.Dialog += (_, dialog) =>
        {
            report._complaints.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != address && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                report._requests.Enqueue(request.Url);
            }
        };
        await report.Page.GotoAsync(address);
        return report;
    }

    /// <summary>Waits until no figure waits to be drawn in the present theme.</summary>
    public Task AllFiguresAsync(string theme = "light") => Page.WaitForFunctionAsync(
        "theme => [...document.querySelectorAll('figure.vega')].every(f => f.dataset.state === 'failed' || (f.dataset.state === 'drawn' && f.dataset.theme === theme))",
        theme,
        new PageWaitForFunctionOptions { Timeout = 120_000 });

    /// <summary>States of all figures by name.</summary>
    public Task<string[]> StatesAsync() => Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure.vega')].map(f => `${f.dataset.name}: ${f.dataset.state}`)");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
