namespace SteerCluster.Steering.Analysis;

/// <summary>Shallow models against deep ones for one concept.</summary>
/// <param name="Concept">The concept's name.</param>
/// <param name="ShallowDelta">Mean delta of the shallow models.</param>
/// <param name="DeepDelta">Mean delta of the deep ones.</param>
public sealed record ConceptDepth(string Concept, double ShallowDelta, double DeepDelta)
{
    /// <summary>Shallow / deep; NaN where the latter is not above zero.</summary>
    public double Ratio => DeepDelta > 0 ? ShallowDelta / DeepDelta : double.NaN;
}
