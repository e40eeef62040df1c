using SteerCluster.Api.Contracts;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>Lines for a file or pipe: one for each change of a cell, and the totals when they change.</summary>
internal sealed class PlainWatchDisplay(Screen screen) : IWatchDisplay
{
    private string? _total;

    public void Show(SweepInfo? before, WatchProgress progress)
    {
        foreach (var line in WatchText.Changes(before, progress.Sweep))
        {
            screen.Line(line);
        }

        if (WatchText.Total(progress) is var total && total != _total)
        {
            screen.Line(total);
            _total = total;
        }
    }

    public void Tick(WatchProgress progress)
    {
    }

    public void Remark(string text) => screen.ErrorHint($"steer: {text}");

    public void Close()
    {
    }
}
