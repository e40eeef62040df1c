namespace SteerCluster.Grains.Interfaces.Planning;

/// <summary>One (model, concept) of a plan.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layers">The swept layers, ascending.</param>
/// <param name="Fingerprint">Hash of the model's files.</param>
/// <param name="WeightBytes">Bytes of its weights.</param>
/// <param name="LayerCount">Its blocks.</param>
/// <param name="Signature">Hash of all that the cell's files depend on: a cell that is done and keeps it stays done.</param>
[GenerateSerializer, Immutable, Alias("steercluster.PlannedCell")]
public sealed record PlannedCell(
    [property: Id(0)] string Model,
    [property: Id(1)] string Concept,
    [property: Id(2)] IReadOnlyList<int> Layers,
    [property: Id(3)] string Fingerprint,
    [property: Id(4)] long WeightBytes,
    [property: Id(5)] int LayerCount,
    [property: Id(6)] string Signature);
