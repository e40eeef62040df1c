namespace SteerCluster.Grains.Interfaces.Units;

/// <summary>A unit at a glance.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Worker">The silo that has it, or had it last; null where none had.</param>
/// <param name="Error">The last error; null where there was none.</param>
/// <param name="Conventions">Under which conventions it was measured, as the summary's JSON has them; null before.</param>
/// <param name="Records">Number of kept records.</param>
/// <param name="Bytes">Their size.</param>
[GenerateSerializer, Immutable, Alias("steercluster.UnitInfo")]
public sealed record UnitInfo(
    [property: Id(0)] UnitState State,
    [property: Id(1)] int Attempts,
    [property: Id(2)] string? Worker,
    [property: Id(3)] string? Error,
    [property: Id(4)] string? Conventions,
    [property: Id(5)] int Records,
    [property: Id(6)] long Bytes);
