namespace SteerCluster.Api.Contracts;

/// <summary>A sweep at a glance.</summary>
/// <param name="Id">Its id: its name.</param>
/// <param name="State">One of <see cref="SweepStates"/>.</param>
/// <param name="Units">Number of units by the state of their cell; states without units are left out.</param>
/// <param name="UnitCount">Number of all units; 0 while it is being planned.</param>
/// <param name="Cells">Its cells in the order of the sweep file; null in lists.</param>
/// <param name="Warnings">About its data.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Version">Grows with every change; the id of its event.</param>
/// <param name="Launched">When it was launched first.</param>
/// <param name="Finished">When it finished; null before.</param>
internal sealed record SweepInfo(
    string Id,
    string State,
    IReadOnlyDictionary<string, int> Units,
    int UnitCount,
    IReadOnlyList<CellInfo>? Cells,
    IReadOnlyList<string> Warnings,
    string? Error,
    long Version,
    DateTimeOffset Launched,
    DateTimeOffset? Finished);
