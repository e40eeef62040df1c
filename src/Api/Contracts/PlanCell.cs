namespace SteerCluster.Api.Contracts;

/// <summary>One (model, concept) of a plan.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Units">Number of units: of layers.</param>
/// <param name="Items">Number of eval items; null where the planner does not say.</param>
/// <param name="State">Where it stands already; null where it is new.</param>
internal sealed record PlanCell(string Model, string Concept, int Units, int? Items, string? State);
