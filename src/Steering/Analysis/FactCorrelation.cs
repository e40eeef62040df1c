namespace SteerCluster.Steering.Analysis;

/// <summary>How the models' mean effects go with one of their facts. Both coefficients are NaN below three models or where a side is constant.</summary>
/// <param name="Fact">The fact: <c>layers</c>, <c>heads</c>, <c>parameters</c>, <c>active parameters</c>, <c>parameters per layer</c>.</param>
/// <param name="Effect"><c>delta</c> or <c>cohens_d</c>, the mean over a model's cells.</param>
/// <param name="Models">Number of models.</param>
/// <param name="Pearson">Pearson's r.</param>
/// <param name="Spearman">Spearman's rho.</param>
/// <param name="PValue">Two-sided p of Pearson's r by Student's t with n - 2 degrees of freedom; NaN where r is.</param>
public sealed record FactCorrelation(string Fact, string Effect, int Models, double Pearson, double Spearman, double PValue);
