namespace SteerCluster.Steering.Statistics;

/// <summary>The matching logit diffs of a unit at one strength.</summary>
/// <param name="Strength">The multiplier of the vector.</param>
/// <param name="Mean">Mean over items.</param>
/// <param name="Sd">Sample SD over items (ddof 1); NaN for one item.</param>
/// <param name="Median">Median over items.</param>
public readonly record struct StrengthSummary(double Strength, double Mean, double Sd, double Median);
