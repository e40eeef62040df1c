namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>A (model, concept) that both folders have.</summary>
/// <param name="Model">The model's label in the first folder.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="SameBytes">Files that are the same to the byte.</param>
/// <param name="OtherBytes">Files that are not.</param>
/// <param name="Best">The best layers.</param>
/// <param name="Unmatched">Rows, columns and files that one folder lacks, in words.</param>
public sealed record FolderCell(
    string Model, string Concept, IReadOnlyList<string> SameBytes, IReadOnlyList<string> OtherBytes, BestLayers Best, IReadOnlyList<string> Unmatched);
