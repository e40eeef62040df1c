using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Statistics;

/// <summary>What was measured of one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Strengths">Two or more distinct strengths with 0 among them, in any order.</param>
/// <param name="Matching">Matching logit diffs, [strength][item].</param>
/// <param name="MatchingIsA">Whether each item's matching answer is (A).</param>
/// <param name="AnswerMass">P(A)+P(B) of each item at strength 0; null where it was not measured.</param>
public sealed record UnitSamples(
    UnitId Unit,
    IReadOnlyList<double> Strengths,
    IReadOnlyList<double[]> Matching,
    IReadOnlyList<bool> MatchingIsA,
    IReadOnlyList<double>? AnswerMass = null)
{
    /// <summary>The items at the highest strength.</summary>
    public double[] High => Matching[Enumerable.Range(0, Strengths.Count).MaxBy(s => Strengths[s])];

    /// <summary>The items at the lowest strength.</summary>
    public double[] Low => Matching[Enumerable.Range(0, Strengths.Count).MinBy(s => Strengths[s])];
}
