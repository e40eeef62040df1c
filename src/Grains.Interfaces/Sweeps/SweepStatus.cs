namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>A sweep at a glance.</summary>
/// <param name="Id">The sweep's id: its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Cells">Its cells, in the order of the file.</param>
/// <param name="Warnings">About its data.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Version">Grows with every change; a cursor for watching.</param>
/// <param name="Launched">When it was launched first.</param>
/// <param name="Finished">When it finished; null before.</param>
[GenerateSerializer, Immutable, Alias("steercluster.SweepStatus")]
public sealed record SweepStatus(
    [property: Id(0)] string Id,
    [property: Id(1)] SweepState State,
    [property: Id(2)] IReadOnlyList<CellStatus> Cells,
    [property: Id(3)] IReadOnlyList<string> Warnings,
    [property: Id(4)] string? Error,
    [property: Id(5)] long Version,
    [property: Id(6)] DateTimeOffset Launched,
    [property: Id(7)] DateTimeOffset? Finished);
