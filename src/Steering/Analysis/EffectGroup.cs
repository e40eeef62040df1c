namespace SteerCluster.Steering.Analysis;

/// <summary>The effects of a group of cells, each at its best layer. SDs are sample SDs (ddof 1), NaN for one cell.</summary>
/// <param name="Name">What the cells have in common: a model's label, a concept, <c>distilled</c>, <c>dense</c>.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="MeanDelta">Mean of the cells' deltas.</param>
/// <param name="SdDelta">SD of the deltas.</param>
/// <param name="MeanCohensD">Mean of the cells' Cohen's d; cells without a defined one are left out.</param>
/// <param name="SdCohensD">SD of them.</param>
/// <param name="MeanDepth">Mean of best layer / blocks.</param>
public sealed record EffectGroup(
    string Name, int Cells, double MeanDelta, double SdDelta, double MeanCohensD, double SdCohensD, double MeanDepth);
