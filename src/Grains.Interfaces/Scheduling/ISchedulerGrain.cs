using Orleans.Concurrency;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>
/// Matches waves to the silos that measure; one grain, key 0. It keeps nothing durable: a scheduler that begins anew asks the
/// sweeps for what waits, and adopts the leases that silos name in their polls.
/// </summary>
/// <remarks>
/// Calls interleave: each changes the plain state of the scheduler in one step, and a sweep that reports to it must never wait for
/// a call that waits for that sweep.
/// </remarks>
[Alias("steercluster.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>A silo reports, renews its leases, and gets orders.</summary>
    [Alias("Poll"), AlwaysInterleave]
    Task<WorkerOrders> Poll(WorkerReport report, CancellationToken ct = default);

    /// <summary>A silo has finished, failed or returned a wave; returns once the sweep knows. May be repeated.</summary>
    /// <returns>Where the cell stands now; null where the lease does not count any more.</returns>
    [Alias("Complete"), AlwaysInterleave]
    Task<CellState?> Complete(string silo, Lease lease, WaveOutcome outcome, string? error, CancellationToken ct = default);

    /// <summary>The waves of a sweep changed: queue these and drop its others.</summary>
    [Alias("Submit"), AlwaysInterleave]
    Task Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, CancellationToken ct = default);

    /// <summary>Whether a silo may still be running a wave of a sweep.</summary>
    [Alias("HasRunning"), AlwaysInterleave]
    Task<bool> HasRunning(string sweep, CancellationToken ct = default);

    /// <summary>Why a wave does not run yet, in words; null where it is not queued.</summary>
    [Alias("Why"), AlwaysInterleave]
    Task<string?> Why(string wave, CancellationToken ct = default);

    /// <summary>What is known of the silos that measure.</summary>
    [Alias("Workers"), AlwaysInterleave]
    Task<IReadOnlyList<WorkerReport>> Workers(CancellationToken ct = default);
}
