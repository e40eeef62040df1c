namespace SteerCluster.Sweeping.Running;

/// <summary>One (model, concept) of a prepared sweep.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Folder">The model's folder.</param>
/// <param name="Fingerprint">Hash of the model's files.</param>
/// <param name="WeightBytes">Bytes of its weights.</param>
/// <param name="LayerCount">Its blocks.</param>
/// <param name="Layers">The swept layers, ascending.</param>
/// <param name="Items">Eval items.</param>
public sealed record SweepCell(
    string Model, string Concept, string Folder, string Fingerprint, long WeightBytes, int LayerCount, IReadOnlyList<int> Layers, int Items);
