namespace SteerCluster.Grains.Sweeps;

/// <summary>The sweeps' ids, and which of them are open.</summary>
[GenerateSerializer, Alias("steercluster.SweepIndexState")]
internal sealed class SweepIndexState
{
    [Id(0)]
    public List<string> All { get; set; } = [];

    [Id(1)]
    public List<string> Open { get; set; } = [];
}
