using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <summary>What a sweep keeps of one cell.</summary>
/// <param name="Plan">As it was planned.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempt">1-based number of the present attempt, or of the next: a report of an earlier one is passed over.</param>
/// <param name="Leases">How often it was leased.</param>
/// <param name="Failures">How often it failed since it was queued by a user.</param>
/// <param name="FailedOn">The silos on which it failed.</param>
/// <param name="Due">When it is tried again; null where it does not wait for that.</param>
/// <param name="Worker">The silo that has it, or had it last.</param>
/// <param name="Error">The last error.</param>
/// <param name="Headline">Its headline numbers.</param>
[GenerateSerializer, Immutable, Alias("steercluster.CellProgress")]
internal sealed record CellProgress(
    [property: Id(0)] PlannedCell Plan,
    [property: Id(1)] CellState State = CellState.Queued,
    [property: Id(2)] int Attempt = 1,
    [property: Id(3)] int Leases = 0,
    [property: Id(4)] int Failures = 0,
    [property: Id(5)] IReadOnlyList<string>? FailedOn = null,
    [property: Id(6)] DateTimeOffset? Due = null,
    [property: Id(7)] string? Worker = null,
    [property: Id(8)] string? Error = null,
    [property: Id(9)] CellHeadline? Headline = null)
{
    /// <summary>Whether nothing more is done for it by itself.</summary>
    public bool IsSettled => State is CellState.Done or CellState.Parked;

    /// <summary>As users see it.</summary>
    public CellStatus Status() => new(
        Plan.Model, Plan.Concept, Plan.Layers, State, Leases, State is CellState.Running ? Worker : null, Error, Headline);
}
