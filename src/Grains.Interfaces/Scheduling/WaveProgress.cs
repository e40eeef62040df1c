namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>How far a running wave is.</summary>
/// <param name="Lease">The number of its lease.</param>
/// <param name="Phase"><c>loading</c>, <c>vectors</c>, <c>sweep</c>, <c>controls</c>, <c>generation</c>.</param>
/// <param name="Done">Items of the phase done.</param>
/// <param name="Total">Items of the phase.</param>
/// <param name="Tokens">Tokens through the whole model since the wave began.</param>
/// <param name="Seconds">Seconds since it began.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WaveProgress")]
public sealed record WaveProgress(
    [property: Id(0)] long Lease,
    [property: Id(1)] string Phase,
    [property: Id(2)] int Done,
    [property: Id(3)] int Total,
    [property: Id(4)] double Tokens,
    [property: Id(5)] double Seconds);
