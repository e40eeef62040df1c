using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>What previews and runs one sweep.</summary>
internal interface ISweepEngine
{
    /// <summary>Cells, warnings and cost, from configs, tokenizers and data alone.</summary>
    SweepPreview Preview(CancellationToken ct);

    /// <summary>Runs the sweep on the calling thread; a cancelled one has journaled what it had.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped; the same call goes on from there.</exception>
    SweepOutcome Run(IProgress<SweepEvent> progress, CancellationToken ct);
}
