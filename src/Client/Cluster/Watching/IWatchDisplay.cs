using SteerCluster.Api.Contracts;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>Shows a sweep that is watched.</summary>
internal interface IWatchDisplay
{
    /// <summary>The sweep changed.</summary>
    /// <param name="before">What it was; null at the beginning.</param>
    /// <param name="progress">What it is.</param>
    void Show(SweepInfo? before, WatchProgress progress);

    /// <summary>Time has passed.</summary>
    void Tick(WatchProgress progress);

    /// <summary>Something about the watching itself.</summary>
    void Remark(string text);

    /// <summary>The watching ends.</summary>
    void Close();
}
