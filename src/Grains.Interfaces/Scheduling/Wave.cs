namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>A wave: all units of one cell, leased as one.</summary>
/// <param name="Sweep">The sweep's id.</param>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Fingerprint">Hash of the model's files: waves with the same one can use the same loaded weights.</param>
/// <param name="WeightBytes">Bytes of its weights.</param>
/// <param name="LayerCount">Its blocks.</param>
/// <param name="Shards">Into how many shards the model is split; 1 where it fits one silo.</param>
/// <param name="Attempt">1-based number of the attempt that a lease begins.</param>
/// <param name="AllowCpu">Whether silos without an accelerator may run it.</param>
[GenerateSerializer, Immutable, Alias("steercluster.Wave")]
public sealed record Wave(
    [property: Id(0)] string Sweep,
    [property: Id(1)] string Model,
    [property: Id(2)] string Concept,
    [property: Id(3)] int Units,
    [property: Id(4)] string Fingerprint,
    [property: Id(5)] long WeightBytes,
    [property: Id(6)] int LayerCount,
    [property: Id(7)] int Shards,
    [property: Id(8)] int Attempt,
    [property: Id(9)] bool AllowCpu)
{
    /// <summary><c>sweep/model/concept</c>.</summary>
    public string Id => $"{Sweep}/{Model}/{Concept}";
}
