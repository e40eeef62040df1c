namespace SteerCluster.Api.Contracts;

/// <summary>One unit: (model, concept, layer).</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layer">The layer.</param>
/// <param name="State">One of <see cref="CellStates"/>.</param>
/// <param name="Attempts">How often its wave was leased.</param>
/// <param name="Worker">The silo that has it, or had it last; null where none had.</param>
/// <param name="Error">The last error; null where there was none.</param>
/// <param name="Conventions">Under which conventions it was measured; null in lists and before it is measured.</param>
/// <param name="Records">Number of kept records; null in lists.</param>
/// <param name="Bytes">Their size; null in lists.</param>
internal sealed record UnitInfo(
    string Model,
    string Concept,
    int Layer,
    string State,
    int Attempts,
    string? Worker,
    string? Error,
    string? Conventions = null,
    int? Records = null,
    long? Bytes = null);
