namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>A wave: all units of one cell, leased as one.</summary>
/// <param name="Sweep">The sweep's id.</param>
/// <param name="Plan">The plan that it was queued under: a sweep that is amended or retried has a new one.</param>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layers">The layers of its units, ascending.</param>
/// <param name="Fingerprint">Hash of the model's files: waves with the same one can use the same loaded weights.</param>
/// <param name="WeightBytes">Bytes of its weights.</param>
/// <param name="LayerCount">Its blocks.</param>
/// <param name="Shards">Into how many shards the model is split at least; 1 where nothing asks for more.</param>
/// <param name="Attempt">1-based number of the attempt.</param>
/// <param name="AllowCpu">Whether silos without an accelerator may run it.</param>
/// <param name="FailedOn">Silos on which it failed: others are preferred.</param>
/// <param name="Signature">Hash of all that its results depend on.</param>
[GenerateSerializer, Immutable, Alias("steercluster.Wave")]
public sealed record Wave(
    [property: Id(0)] string Sweep,
    [property: Id(1)] string Plan,
    [property: Id(2)] string Model,
    [property: Id(3)] string Concept,
    [property: Id(4)] IReadOnlyList<int> Layers,
    [property: Id(5)] string Fingerprint,
    [property: Id(6)] long WeightBytes,
    [property: Id(7)] int LayerCount,
    [property: Id(8)] int Shards,
    [property: Id(9)] int Attempt,
    [property: Id(10)] bool AllowCpu,
    [property: Id(11)] IReadOnlyList<string> FailedOn,
    [property: Id(12)] string Signature)
{
    /// <summary><c>sweep/model/concept</c>.</summary>
    public string Id => $"{Sweep}/{Model}/{Concept}";

    /// <summary>Whether another is the same attempt at the same work, whatever plan it was queued under.</summary>
    /// <param name="other">Another wave.</param>
    public bool IsSameAs(Wave other) => Id == other.Id && Signature == other.Signature && Attempt == other.Attempt;

    /// <summary>Number of units.</summary>
    public int Units => Layers.Count;

    /// <summary>The key of a unit's grain.</summary>
    /// <param name="layer">Its layer.</param>
    public string UnitKey(int layer) => GrainKeys.Unit(Sweep, Model, Concept, layer);
}
