using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>One cell as a record of <c>analysis_summary.json</c>: the reference study's columns, then ours. No column holds a list.</summary>
internal static class CellJson
{
    public static JsonObject BestLayer(CellStatistics cell) => new()
    {
        ["model"] = cell.Model.Label,
        ["concept"] = cell.Concept,
        ["layer"] = cell.Best.Layer,
        ["delta"] = ResultJson.Number(cell.Best.Delta),
        ["baseline_mean"] = ResultJson.Number(cell.AtBest.Baseline.Mean),
        ["positive_mean"] = ResultJson.Number(cell.AtBest.Positive.Mean),
        ["negative_mean"] = ResultJson.Number(cell.AtBest.Negative.Mean),
        ["depth"] = ResultJson.Number(cell.BestDepth),
        ["n"] = cell.AtBest.Count,
    };

    public static JsonObject EffectSize(CellStatistics cell)
    {
        var best = cell.AtBest;
        return new JsonObject
        {
            ["model"] = cell.Model.Label,
            ["concept"] = cell.Concept,
            ["mean_positive"] = ResultJson.Number(best.Positive.Mean),
            ["mean_negative"] = ResultJson.Number(best.Negative.Mean),
            ["delta"] = ResultJson.Number(best.Delta),
            ["cohens_d"] = ResultJson.Number(best.CohensD),
            ["effect_strength"] = Statistics.EffectSize.Strength(best.CohensD) switch
            {
                EffectStrength.Strong => "strong",
                EffectStrength.Medium => "medium",
                EffectStrength.Weak => "weak",
                _ => null,
            },
            ["delta_low"] = ResultJson.Number(best.DeltaInterval.Low),
            ["delta_high"] = ResultJson.Number(best.DeltaInterval.High),
            ["d_low"] = ResultJson.Number(best.CohensDInterval.Low),
            ["d_high"] = ResultJson.Number(best.CohensDInterval.High),
            ["cohens_dz"] = ResultJson.Number(best.CohensDz),
            ["glass_delta"] = ResultJson.Number(best.GlassDelta),
            ["slope"] = ResultJson.Number(best.Slope),
            ["anti_steerable_share"] = ResultJson.Number(best.AntiSteerableShare),
            ["delta_matching_a"] = ResultJson.Number(best.Letters.DeltaMatchingA),
            ["delta_matching_b"] = ResultJson.Number(best.Letters.DeltaMatchingB),
            ["letter_bias_share"] = ResultJson.Number(best.Letters.BiasShare),
            ["answer_mass_baseline"] = ResultJson.Number(best.AnswerMass),
            ["low_answer_mass"] = best.LowAnswerMass,
            ["held_out_layer"] = cell.Half?.Layer,
            ["held_out_delta"] = ResultJson.Number(cell.Half?.Delta),
            ["held_out_delta_low"] = ResultJson.Number(cell.Half?.DeltaInterval.Low),
            ["held_out_delta_high"] = ResultJson.Number(cell.Half?.DeltaInterval.High),
            ["held_out_cohens_d"] = ResultJson.Number(cell.Half?.CohensD),
            ["random_percentile_95"] = ResultJson.Number(cell.HeldOutRandom?.Percentile95),
            ["random_p_value"] = ResultJson.Number(cell.HeldOutRandom?.PValue),
        };
    }

    public static JsonObject Flag(CellStatistics cell, string flag) =>
        new() { ["model"] = cell.Model.Label, ["concept"] = cell.Concept, ["flag"] = flag };
}
