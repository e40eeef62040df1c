namespace SteerCluster.Steering.Analysis;

/// <summary>How well the layer curve of generated answers agrees with that of logit diffs, over the layers that both have.</summary>
/// <param name="Concept">The concept's name.</param>
/// <param name="Model">The model's label; null for all models of the concept together, each curve scaled to 0..1 first.</param>
/// <param name="Layers">Number of points.</param>
/// <param name="Pearson">Pearson's r; NaN below three points or where a curve is flat.</param>
public sealed record MethodAgreement(string Concept, string? Model, int Layers, double Pearson);
