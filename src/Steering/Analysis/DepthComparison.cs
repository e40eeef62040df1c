namespace SteerCluster.Steering.Analysis;

/// <summary>Shallow models (no more blocks than the median of the distinct numbers of blocks) against deep ones.</summary>
/// <param name="Threshold">The largest number of blocks of a shallow model.</param>
/// <param name="Shallow">The cells of the shallow models.</param>
/// <param name="Deep">The cells of the deep ones.</param>
/// <param name="Concepts">The same for each concept that both have.</param>
public sealed record DepthComparison(int Threshold, EffectGroup Shallow, EffectGroup Deep, IReadOnlyList<ConceptDepth> Concepts)
{
    /// <summary>Mean delta of the shallow models / that of the deep ones; NaN where the latter is not above zero.</summary>
    public double Ratio => Deep.MeanDelta > 0 ? Shallow.MeanDelta / Deep.MeanDelta : double.NaN;
}
