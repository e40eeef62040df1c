using SteerCluster.Api.Contracts;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>A JSON line for each state of the sweep.</summary>
internal sealed class JsonWatchDisplay(Screen screen) : IWatchDisplay
{
    public void Show(SweepInfo? before, WatchProgress progress) => screen.Json(progress.Sweep);

    public void Tick(WatchProgress progress)
    {
    }

    public void Remark(string text) => screen.ErrorHint($"steer: {text}");

    public void Close()
    {
    }
}
