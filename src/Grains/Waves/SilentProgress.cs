using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>Nobody watches.</summary>
internal sealed class SilentProgress : IProgress<SweepEvent>
{
    public static SilentProgress Instance { get; } = new();

    public void Report(SweepEvent value)
    {
    }
}
