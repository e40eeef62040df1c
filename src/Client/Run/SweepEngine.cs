using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Makes the engine that runs a sweep in this process.</summary>
internal static class SweepEngine
{
    public static ISweepEngine InProcess(SweepSpec spec, RunOptions options, TimeProvider clock) =>
        new InProcessEngine(new SweepRunner(spec, options, clock));

    private sealed class InProcessEngine(SweepRunner runner) : ISweepEngine
    {
        public SweepPreview Preview(CancellationToken ct) => runner.Preview(ct);

        public SweepOutcome Run(IProgress<SweepEvent> progress, CancellationToken ct) => runner.Run(progress, ct);
    }
}
