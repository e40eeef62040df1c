namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>
/// Matches waves to the silos that measure; one grain, key 0. It keeps nothing durable: a scheduler that begins anew asks the
/// sweeps for what waits, and adopts the leases that silos name in their polls.
/// </summary>
[Alias("steercluster.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>A silo reports, renews its leases, and gets orders.</summary>
    [Alias("Poll")]
    Task<WorkerOrders> Poll(WorkerReport report, CancellationToken ct = default);

    /// <summary>A silo has finished, failed or returned a wave.</summary>
    [Alias("Complete")]
    Task Complete(string silo, Wave wave, WaveOutcome outcome, string? error, CancellationToken ct = default);

    /// <summary>The waves of a sweep changed: queue these and drop its others.</summary>
    [Alias("Submit")]
    Task Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, CancellationToken ct = default);

    /// <summary>Why a wave does not run yet, in words; null where it is not queued.</summary>
    [Alias("Why")]
    Task<string?> Why(string wave, CancellationToken ct = default);

    /// <summary>What is known of the silos that measure.</summary>
    [Alias("Workers")]
    Task<IReadOnlyList<WorkerReport>> Workers(CancellationToken ct = default);
}
