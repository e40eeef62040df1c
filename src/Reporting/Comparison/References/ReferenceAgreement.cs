namespace SteerCluster.Reporting.Comparison.References;

/// <summary>A published correlation of generated answers with logit diffs.</summary>
/// <param name="Concept">The concept's name.</param>
/// <param name="Layers">Number of (model, layer) points.</param>
/// <param name="Pearson">Pearson's r.</param>
/// <param name="Where">The table that has it.</param>
public sealed record ReferenceAgreement(string Concept, int Layers, double Pearson, string Where);
