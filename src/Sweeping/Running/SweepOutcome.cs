namespace SteerCluster.Sweeping.Running;

/// <summary>A finished run.</summary>
/// <param name="Output">The result folder.</param>
/// <param name="Cells">All cells in the order of the sweep file.</param>
public sealed record SweepOutcome(string Output, IReadOnlyList<CellSummary> Cells);
