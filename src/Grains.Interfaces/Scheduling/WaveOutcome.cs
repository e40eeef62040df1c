namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>What became of a wave's lease.</summary>
[GenerateSerializer, Alias("steercluster.WaveOutcome")]
public enum WaveOutcome
{
    /// <summary>A silo began it.</summary>
    Started,

    /// <summary>All its units are measured and kept.</summary>
    Measured,

    /// <summary>It failed; it is tried again elsewhere, up to a limit.</summary>
    Failed,

    /// <summary>It was given back, or its silo was lost: queued again, not counted as a failure.</summary>
    Returned,
}
