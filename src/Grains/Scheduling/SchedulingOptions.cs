namespace SteerCluster.Grains.Scheduling;

/// <summary>How waves are matched to silos.</summary>
public sealed record SchedulingOptions
{
    /// <summary>How long a lease lasts after the silo was heard last. Default 30 s: longer than a pause of the garbage collector or of the network.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often silos report. Default 2 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a scheduler that begins anew listens before it leases anything, so that silos can name what they run. Default two
    /// poll intervals.
    /// </summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>How often the sweeps are asked for what waits, in case a message was lost. Default 10 s.</summary>
    public TimeSpan ReconcileInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A model of at most so many bytes is loaded on an idle silo for a single waiting wave; a larger one only when more of its
    /// waves wait than run. Default 4 GiB: it loads in the time of a short wave.
    /// </summary>
    public long SmallModelBytes { get; init; } = 4L << 30;

    /// <summary>
    /// By how many units a sweep whose model is loaded on a silo may be ahead of the sweep that has had least, before that one's
    /// model is loaded in its place. Default 256.
    /// </summary>
    public int AffinityUnits { get; init; } = 256;

    internal TimeSpan GraceTime => Grace ?? 2 * PollInterval;
}
