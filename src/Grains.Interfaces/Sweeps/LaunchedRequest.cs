namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>The request that a sweep was launched with last.</summary>
/// <param name="Plan">The plan that was made from it.</param>
/// <param name="Request">The request.</param>
/// <param name="Launched">When the sweep was launched first.</param>
[GenerateSerializer, Immutable, Alias("steercluster.LaunchedRequest")]
public sealed record LaunchedRequest(
    [property: Id(0)] string Plan, [property: Id(1)] SweepRequest Request, [property: Id(2)] DateTimeOffset Launched);
