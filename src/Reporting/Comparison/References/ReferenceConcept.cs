namespace SteerCluster.Reporting.Comparison.References;

/// <summary>A concept of a study.</summary>
/// <param name="Name">As its tables have it.</param>
/// <param name="Items">Evaluation items.</param>
/// <param name="Aliases">What others call it.</param>
public sealed record ReferenceConcept(string Name, int Items, IReadOnlyList<string> Aliases);
