using Orleans.Concurrency;
using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>
/// One sweep, by its id: holds the text, the plan and the state. Launching the same file again resumes it; launching a changed
/// one amends it, and what is measured already is kept.
/// </summary>
[Alias("steercluster.ISweepGrain")]
public interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Launches, resumes or amends. Returns once the text is accepted and kept; planning goes on.</summary>
    /// <exception cref="SweepRefusedException">The text cannot be used, or names another sweep.</exception>
    [Alias("Launch")]
    Task<SweepStatus> Launch(SweepRequest request, CancellationToken ct = default);

    /// <summary>Where it stands; null where there is no such sweep.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<SweepStatus?> Get(CancellationToken ct = default);

    /// <summary>The request that was launched last; null where there is no such sweep.</summary>
    [Alias("GetRequest"), AlwaysInterleave]
    Task<LaunchedRequest?> GetRequest(CancellationToken ct = default);

    /// <summary>The name of its present plan; null where there is no such sweep.</summary>
    [Alias("GetPlan"), AlwaysInterleave]
    Task<string?> GetPlan(CancellationToken ct = default);

    /// <summary>Changes since a version, as they happen; ends with the sweep.</summary>
    [Alias("Watch")]
    IAsyncEnumerable<SweepStatus> Watch(long version, CancellationToken ct = default);

    /// <summary>Pauses, resumes, stops or cancels.</summary>
    /// <exception cref="SweepRefusedException">There is no such sweep, or its state does not allow it.</exception>
    [Alias("Command")]
    Task<SweepStatus> Command(SweepCommand command, CancellationToken ct = default);

    /// <summary>Queues parked cells again: all, or those of a model and a concept (null: any). Models are read anew.</summary>
    /// <returns>How many.</returns>
    [Alias("Retry")]
    Task<int> Retry(string? model, string? concept, CancellationToken ct = default);

    /// <summary>Why a cell is not done, in words; null where there is no such cell.</summary>
    [Alias("Why"), AlwaysInterleave]
    Task<string?> Why(string model, string concept, CancellationToken ct = default);

    /// <summary>Tells the scheduler again what waits; for a scheduler that begins anew.</summary>
    [Alias("Reconcile"), AlwaysInterleave]
    Task Reconcile(CancellationToken ct = default);

    /// <summary>The scheduler tells what became of a lease. May be repeated.</summary>
    /// <returns>Where the cell stands now; null where there is no such cell any more.</returns>
    [Alias("Report"), AlwaysInterleave]
    Task<CellState?> Report(WaveReport report, CancellationToken ct = default);
}
