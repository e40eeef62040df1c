namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>One (model, concept) of a sweep.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layers">The layers of its units.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was leased.</param>
/// <param name="Worker">The silo that has it; null where none has.</param>
/// <param name="Error">The last error; null where there was none.</param>
/// <param name="Headline">Its headline numbers; null before it is written.</param>
[GenerateSerializer, Immutable, Alias("steercluster.CellStatus")]
public sealed record CellStatus(
    [property: Id(0)] string Model,
    [property: Id(1)] string Concept,
    [property: Id(2)] IReadOnlyList<int> Layers,
    [property: Id(3)] CellState State,
    [property: Id(4)] int Attempts,
    [property: Id(5)] string? Worker,
    [property: Id(6)] string? Error,
    [property: Id(7)] CellHeadline? Headline);
