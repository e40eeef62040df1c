using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Shows how a run goes on. Used by one thread.</summary>
internal interface IRunDisplay
{
    /// <summary>Runs the loop that calls the other methods, with whatever must be around it.</summary>
    void Run(Action loop);

    /// <summary>Something happened; the progress knows of it already.</summary>
    void Show(SweepEvent happened, SweepProgress progress);

    /// <summary>A word to the user.</summary>
    void Remark(string text);

    /// <summary>Some time has passed.</summary>
    void Tick(SweepProgress progress);
}
