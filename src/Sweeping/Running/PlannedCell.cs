namespace SteerCluster.Sweeping.Running;

/// <summary>One (model, concept) of a plan.</summary>
/// <param name="Model">Label.</param>
/// <param name="Concept">Name.</param>
/// <param name="Units">Number of layers to sweep.</param>
/// <param name="Items">Number of eval items.</param>
/// <param name="ItemsDone">Items already in the journal.</param>
public sealed record PlannedCell(string Model, string Concept, int Units, int Items, int ItemsDone);
