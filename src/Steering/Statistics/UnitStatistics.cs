using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Statistics;

/// <summary>
/// The statistics of one unit (model, concept, layer). "High" and "low" are the highest and the lowest strength; all values are
/// matching logit diffs. A statistic that is undefined (one item, an SD of zero) is NaN.
/// </summary>
public sealed record UnitStatistics
{
    /// <summary>Number of items.</summary>
    public required int Count { get; init; }

    /// <summary>Mean, SD and median per strength, ascending by strength.</summary>
    public required IReadOnlyList<StrengthSummary> Strengths { get; init; }

    /// <summary>Mean at the highest strength minus mean at the lowest.</summary>
    public required double Delta { get; init; }

    /// <summary>Cohen's d = delta / sqrt((s+^2 + s-^2) / 2).</summary>
    public required double CohensD { get; init; }

    /// <summary>Paired d_z = mean / SD of the items' differences.</summary>
    public required double CohensDz { get; init; }

    /// <summary>Glass's delta = delta / SD at strength 0.</summary>
    public required double GlassDelta { get; init; }

    /// <summary>Mean over items of the least-squares slope over the strengths (Tan et al. 2024).</summary>
    public required double Slope { get; init; }

    /// <summary>Share of items whose slope is below zero, 0 to 1.</summary>
    public required double AntiSteerableShare { get; init; }

    /// <summary>Delta by the letter that matches, with the letter-bias share.</summary>
    public required LetterSplit Letters { get; init; }

    /// <summary>Bootstrap interval of delta.</summary>
    public required Interval DeltaInterval { get; init; }

    /// <summary>Bootstrap interval of Cohen's d.</summary>
    public required Interval CohensDInterval { get; init; }

    /// <summary>Mean of P(A)+P(B) at strength 0; null where it was not measured.</summary>
    public required double? AnswerMass { get; init; }

    /// <summary>Whether the answer mass is below the threshold: the difference is then a ratio of tail probabilities.</summary>
    public required bool LowAnswerMass { get; init; }

    /// <summary>The lowest strength.</summary>
    public StrengthSummary Negative => Strengths[0];

    /// <summary>The highest strength.</summary>
    public StrengthSummary Positive => Strengths[^1];

    /// <summary>Strength 0.</summary>
    public StrengthSummary Baseline => Strengths.First(summary => summary.Strength == 0);

    /// <summary>Computes the statistics.</summary>
    /// <param name="samples">What was measured.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="StatisticsException">A value is not finite, or the shapes disagree.</exception>
    public static UnitStatistics Compute(UnitSamples samples, UnitStatisticsOptions? options = null) =>
        Compute(samples.Strengths, samples.Matching, samples.MatchingIsA, samples.AnswerMass, options, samples.Unit);

    /// <summary>Computes the statistics.</summary>
    /// <param name="strengths">Two or more distinct strengths with 0 among them, in any order.</param>
    /// <param name="matching">Matching logit diffs, [strength][item].</param>
    /// <param name="matchingIsA">Whether each item's matching answer is (A).</param>
    /// <param name="answerMass">P(A)+P(B) of each item at strength 0; null where it was not measured.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="unit">The unit, for errors.</param>
    /// <exception cref="StatisticsException">A value is not finite, or the shapes disagree.</exception>
    public static UnitStatistics Compute(
        IReadOnlyList<double> strengths,
        IReadOnlyList<double[]> matching,
        IReadOnlyList<bool> matchingIsA,
        IReadOnlyList<double>? answerMass = null,
        UnitStatisticsOptions? options = null,
        UnitId? unit = null)
    {
        options ??= new UnitStatisticsOptions();
        UnitChecks.Check(strengths, matching, matchingIsA, answerMass, unit);

        var order = Enumerable.Range(0, strengths.Count).OrderBy(s => strengths[s]).ToArray();
        var (low, high) = (matching[order[0]], matching[order[^1]]);
        var differences = high.Zip(low, (h, l) => h - l).ToArray();
        var slopes = Slopes.PerItem(strengths, matching);
        var summaries = order.Select(s => new StrengthSummary(
            strengths[s], Moments.Mean(matching[s]), Moments.Sd(matching[s]), Moments.Median(matching[s]))).ToArray();
        var delta = summaries[^1].Mean - summaries[0].Mean;
        var (deltaInterval, effectInterval) = Bootstrap.Of(high, low, options);
        double? mass = answerMass is null ? null : Moments.Mean([.. answerMass]);
        return new UnitStatistics
        {
            Count = matchingIsA.Count,
            Strengths = summaries,
            Delta = delta,
            CohensD = EffectSize.CohensD(high, low),
            CohensDz = EffectSize.CohensDz(differences),
            GlassDelta = Moments.Ratio(delta, summaries.First(summary => summary.Strength == 0).Sd),
            Slope = Moments.Mean(slopes),
            AntiSteerableShare = slopes.Count(slope => slope < 0) / (double)slopes.Length,
            Letters = LetterSplit.Of(differences, matchingIsA),
            DeltaInterval = deltaInterval,
            CohensDInterval = effectInterval,
            AnswerMass = mass,
            LowAnswerMass = mass < options.AnswerMassThreshold,
        };
    }
}
