namespace SteerCluster.Reporting.Figures;

/// <summary>The values of one violin.</summary>
/// <param name="Model">The model's label, under which it stands.</param>
/// <param name="Strength">The strength; null where violins are told apart by model alone.</param>
/// <param name="Slot">0-based place among the violins of its model.</param>
/// <param name="Values">One or more values.</param>
/// <param name="Note">Printed above it; null for nothing.</param>
internal sealed record Violin(string Model, double? Strength, int Slot, IReadOnlyList<double> Values, string? Note = null);
