namespace SteerCluster.Api.Contracts;

/// <summary>One (model, concept) of a sweep.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="State">One of <see cref="CellStates"/>; its units stand there too.</param>
/// <param name="Units">Number of units: of layers.</param>
/// <param name="Attempts">How often it was leased.</param>
/// <param name="Worker">The silo that has it; null where none has.</param>
/// <param name="Error">The last error; null where there was none.</param>
/// <param name="Headline">Its headline numbers; null before its files are written.</param>
internal sealed record CellInfo(
    string Model, string Concept, string State, int Units, int Attempts, string? Worker, string? Error, HeadlineInfo? Headline);
