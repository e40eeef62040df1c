namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>The right of a silo to run a wave until it is not renewed in time.</summary>
/// <param name="Number">Names the lease: a wave that is leased again has a larger one.</param>
/// <param name="Wave">The wave, with its attempt.</param>
/// <param name="Silos">The silos that hold the model's shards, in order of the blocks; the first drives the wave.</param>
[GenerateSerializer, Immutable, Alias("steercluster.Lease")]
public sealed record Lease(
    [property: Id(0)] long Number, [property: Id(1)] Wave Wave, [property: Id(2)] IReadOnlyList<string> Silos)
{
    /// <summary>The silo that drives the wave.</summary>
    public string Driver => Silos[0];
}
