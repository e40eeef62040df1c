namespace SteerCluster.Reporting.Comparison.References;

/// <summary>A published mean over cells, each at its best layer.</summary>
/// <param name="By"><c>model</c> or <c>concept</c>.</param>
/// <param name="Name">The model's label or the concept's name.</param>
/// <param name="Concepts">The concepts that a model's mean is over; empty for all that were published.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="Delta">Mean delta.</param>
/// <param name="CohensD">Mean Cohen's d.</param>
/// <param name="Where">The table that has it.</param>
public sealed record ReferenceMean(
    string By, string Name, IReadOnlyList<string> Concepts, int Cells, double Delta, double CohensD, string Where)
{
    /// <summary>Whether a cell counts.</summary>
    /// <param name="cell">A published cell.</param>
    public bool Covers(ReferenceCell cell) =>
        (By == "model" ? cell.Model.Label : cell.Concept.Name) == Name
        && (Concepts.Count == 0 || Concepts.Contains(cell.Concept.Name));
}
