using System.Collections.Frozen;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>The columns of <c>layer_summary.csv</c> that follow from the rows.</summary>
internal static class SummaryColumns
{
    private const string Mean = "mean_";

    private static readonly FrozenDictionary<string, Func<UnitStatistics, double>> Columns = new Dictionary<string, Func<UnitStatistics, double>>
    {
        ["baseline_mean"] = unit => unit.Baseline.Mean,
        ["positive_mean"] = unit => unit.Positive.Mean,
        ["negative_mean"] = unit => unit.Negative.Mean,
        ["delta"] = unit => unit.Delta,
        ["cohens_d"] = unit => unit.CohensD,
        ["cohens_dz"] = unit => unit.CohensDz,
        ["glass_delta"] = unit => unit.GlassDelta,
        ["slope"] = unit => unit.Slope,
        ["anti_steerable_share"] = unit => unit.AntiSteerableShare,
        ["baseline_sd"] = unit => unit.Baseline.Sd,
        ["positive_sd"] = unit => unit.Positive.Sd,
        ["negative_sd"] = unit => unit.Negative.Sd,
        ["baseline_median"] = unit => unit.Baseline.Median,
        ["positive_median"] = unit => unit.Positive.Median,
        ["negative_median"] = unit => unit.Negative.Median,
        ["answer_mass_baseline"] = unit => unit.AnswerMass ?? double.NaN,
        ["delta_matching_a"] = unit => unit.Letters.DeltaMatchingA,
        ["delta_matching_b"] = unit => unit.Letters.DeltaMatchingB,
        ["letter_bias_share"] = unit => unit.Letters.BiasShare,
        ["n"] = unit => unit.Count,
    }.ToFrozenDictionary();

    /// <summary>The value of a column; null for one that is no function of the rows, or that is not known.</summary>
    public static double? Value(UnitStatistics unit, string column)
    {
        if (Columns.TryGetValue(column, out var value))
        {
            return value(unit);
        }

        var strengths = unit.Strengths.Where(summary => $"{Mean}{PythonNumber.Text(summary.Strength)}" == column).ToArray();
        return strengths.Length == 1 ? strengths[0].Mean : null;
    }
}
