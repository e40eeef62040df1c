using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Tests;

internal sealed class NoProgress : IProgress<SweepEvent>
{
    public void Report(SweepEvent value)
    {
    }
}
