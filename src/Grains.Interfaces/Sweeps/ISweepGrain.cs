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
    [Alias("Launch")]
    Task<SweepStatus> Launch(SweepRequest request, CancellationToken ct = default);

    /// <summary>Where it stands; null where there is no such sweep.</summary>
    [Alias("Get")]
    Task<SweepStatus?> Get(CancellationToken ct = default);

    /// <summary>The request that was launched last; null where there is no such sweep.</summary>
    [Alias("GetRequest")]
    Task<SweepRequest?> GetRequest(CancellationToken ct = default);

    /// <summary>Changes since a version, as they happen; ends with the sweep.</summary>
    [Alias("Watch")]
    IAsyncEnumerable<SweepStatus> Watch(long version, CancellationToken ct = default);

    /// <summary>Pauses, resumes, stops or cancels.</summary>
    [Alias("Command")]
    Task<SweepStatus> Command(SweepCommand command, CancellationToken ct = default);

    /// <summary>Queues parked cells again: all, or those of a model and a concept (null: any).</summary>
    [Alias("Retry")]
    Task<int> Retry(string? model, string? concept, CancellationToken ct = default);

    /// <summary>The waves that wait or run, for a scheduler that begins anew; empty unless the sweep is running.</summary>
    [Alias("PendingWaves")]
    Task<IReadOnlyList<Wave>> PendingWaves(CancellationToken ct = default);

    /// <summary>The scheduler tells what became of a lease.</summary>
    [Alias("Report")]
    Task Report(WaveReport report, CancellationToken ct = default);

    /// <summary>A cell's files are written.</summary>
    [Alias("CellWritten")]
    Task CellWritten(string model, string concept, CellHeadline headline, CancellationToken ct = default);
}
