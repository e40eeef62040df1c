using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <summary>The request that was launched last. Kept apart from the progress, which is written often.</summary>
[GenerateSerializer, Alias("steercluster.SweepRequestState")]
internal sealed class SweepRequestState
{
    [Id(0)]
    public SweepRequest? Request { get; set; }

    [Id(1)]
    public string Hash { get; set; } = "";
}
