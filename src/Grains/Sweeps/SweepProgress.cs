using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <summary>
/// What a sweep keeps beside its request. That cells are measured is also known by their units, so what a crash loses of this is
/// found again by leasing the waves once more: their records are there.
/// </summary>
[GenerateSerializer, Immutable, Alias("steercluster.SweepProgress")]
internal sealed record SweepProgress
{
    [Id(0)]
    public SweepState State { get; init; } = SweepState.Planning;

    /// <summary>Counts plans: a sweep that is amended or retried is planned anew.</summary>
    [Id(1)]
    public int PlanNumber { get; init; } = 1;

    [Id(2)]
    public IReadOnlyList<CellProgress> Cells { get; init; } = [];

    [Id(3)]
    public IReadOnlyList<string> Warnings { get; init; } = [];

    [Id(4)]
    public string? Error { get; init; }

    [Id(5)]
    public long Version { get; init; }

    [Id(6)]
    public DateTimeOffset Launched { get; init; }

    [Id(7)]
    public DateTimeOffset? Finished { get; init; }
}
