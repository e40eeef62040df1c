using SteerCluster.Grains.Interfaces.Units;

namespace SteerCluster.Grains.Units;

/// <summary>What a unit keeps.</summary>
[GenerateSerializer, Immutable, Alias("steercluster.UnitRecordState")]
internal sealed record UnitRecordState
{
    [Id(0)]
    public UnitState State { get; init; } = UnitState.Pending;

    [Id(1)]
    public int Attempts { get; init; }

    [Id(2)]
    public string? Worker { get; init; }

    [Id(3)]
    public string? Error { get; init; }

    [Id(4)]
    public string? Conventions { get; init; }

    [Id(5)]
    public IReadOnlyList<UnitRecord> Records { get; init; } = [];
}
