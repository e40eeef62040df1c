namespace SteerCluster.Grains.Sweeps;

/// <summary>The place of a sweep's progress in storage.</summary>
[GenerateSerializer, Alias("steercluster.SweepProgressSlot")]
internal sealed class SweepProgressSlot
{
    /// <summary>The progress; null where there is no such sweep.</summary>
    [Id(0)]
    public SweepProgress? Progress { get; set; }
}
