namespace SteerCluster.Reporting.Comparison.References;

/// <summary>What was published of one (model, concept).</summary>
/// <param name="Model">The model.</param>
/// <param name="Concept">The concept.</param>
/// <param name="BestLayer">The 0-based layer with the largest delta.</param>
/// <param name="Delta">Delta there.</param>
/// <param name="CohensD">Cohen's d there.</param>
public sealed record ReferenceCell(ReferenceModel Model, ReferenceConcept Concept, int BestLayer, double Delta, double CohensD)
{
    /// <summary>Best layer / blocks.</summary>
    public double Depth => BestLayer / (double)Model.Layers;

    /// <summary>The pooled SD that delta and d imply; NaN where d is printed as 0.</summary>
    public double PooledSd => CohensD == 0 ? double.NaN : Math.Abs(Delta / CohensD);
}
