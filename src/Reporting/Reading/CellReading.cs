namespace SteerCluster.Reporting.Reading;

/// <summary>A cell, read, and what was odd about it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Notes">Remarks; the same text for several models is said once.</param>
internal sealed record CellReading(CellResult Cell, IReadOnlyList<string> Notes);
