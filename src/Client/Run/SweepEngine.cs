using SteerCluster.Client.Failures;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Makes the engine that runs a sweep in this process.</summary>
internal static class SweepEngine
{
    public static ISweepEngine InProcess(SweepSpec spec, RunOptions options, TimeProvider clock) =>
        throw new ClientException($"sweep '{spec.Name}': this build cannot run sweeps yet.");
}
