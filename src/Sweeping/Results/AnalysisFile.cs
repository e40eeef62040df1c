using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// <c>analysis_summary.json</c> over all cells of a sweep. Effects are deltas at the best layer; tables are by concept, then by
/// model label, in the order of the sweep.
/// </summary>
internal static class AnalysisFile
{
    public const string Name = "analysis_summary.json";

    public static void Write(Stream stream, IReadOnlyList<CellStatistics> cells) => ResultJson.Write(stream, new JsonObject
    {
        ["best_layers"] = Table(cells, cell => cell.Best.Layer),
        ["effect_sizes"] = Table(cells, cell => ResultJson.Number(cell.AtBest.Delta)),
        ["concept_avg_effect"] = Average(cells, cell => cell.Concept, cell => cell.AtBest.Delta),
        ["model_avg_effect"] = Average(cells, cell => cell.Model.Label, cell => cell.AtBest.Delta),
        ["schema_version"] = ResultJson.SchemaVersion,
        ["cohens_d"] = Table(cells, cell => ResultJson.Number(cell.AtBest.CohensD)),
        ["concept_avg_cohens_d"] = Average(cells, cell => cell.Concept, cell => cell.AtBest.CohensD),
        ["model_avg_cohens_d"] = Average(cells, cell => cell.Model.Label, cell => cell.AtBest.CohensD),
        ["best_depths"] = Table(cells, cell => ResultJson.Number(cell.BestDepth)),
        ["delta_intervals"] = Table(cells, cell => ResultJson.Pair(cell.AtBest.DeltaInterval.Low, cell.AtBest.DeltaInterval.High)),
        ["held_out_layers"] = Table(cells, cell => cell.Half?.Layer),
        ["held_out_deltas"] = Table(cells, cell => ResultJson.Number(cell.Half?.Delta)),
        ["random_percentile_95"] = Table(cells, cell => ResultJson.Number(cell.HeldOutRandom?.Percentile95)),
        ["answer_mass"] = Table(cells, cell => ResultJson.Number(cell.AtBest.AnswerMass)),
        ["flags"] = Table(cells, cell => ResultJson.List(cell.Flags)),
        ["warnings"] = ResultJson.List(ConventionWarnings.Of(cells.Select(cell => cell.Samples))),
    });

    private static JsonObject Table(IReadOnlyList<CellStatistics> cells, Func<CellStatistics, JsonNode?> value) =>
        new(cells.GroupBy(cell => cell.Concept).Select(concept => KeyValuePair.Create(
            concept.Key, (JsonNode?)new JsonObject(concept.Select(cell => KeyValuePair.Create(cell.Model.Label, value(cell)))))));

    private static JsonObject Average(IReadOnlyList<CellStatistics> cells, Func<CellStatistics, string> key, Func<CellStatistics, double> value) =>
        new(cells.GroupBy(key).Select(group => KeyValuePair.Create(group.Key, ResultJson.Number(MatchingDiffs.Mean(group.Select(value))))));
}
