using System.Text.Json.Nodes;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// <c>analysis_summary.json</c> over all cells of a sweep. Effects are deltas at the best layer; tables are by concept, then by
/// model label, in the order of the sweep.
/// </summary>
internal static class AnalysisFile
{
    public const string Name = "analysis_summary.json";

    public static void Write(Stream stream, IReadOnlyList<CellSummary> cells) => ResultJson.Write(stream, new JsonObject
    {
        ["best_layers"] = Table(cells, cell => cell.BestLayer),
        ["effect_sizes"] = Table(cells, cell => ResultJson.Number(cell.Delta)),
        ["concept_avg_effect"] = Average(cells, cell => cell.Concept, cell => cell.Delta),
        ["model_avg_effect"] = Average(cells, cell => cell.Model, cell => cell.Delta),
        ["schema_version"] = ResultJson.SchemaVersion,
        ["cohens_d"] = Table(cells, cell => ResultJson.Number(cell.CohensD)),
        ["concept_avg_cohens_d"] = Average(cells, cell => cell.Concept, cell => cell.CohensD),
        ["model_avg_cohens_d"] = Average(cells, cell => cell.Model, cell => cell.CohensD),
        ["best_depths"] = Table(cells, cell => ResultJson.Number(cell.BestLayer / (double)cell.LayerCount)),
        ["delta_intervals"] = Table(cells, cell => ResultJson.Pair(cell.DeltaInterval.Low, cell.DeltaInterval.High)),
        ["held_out_layers"] = Table(cells, cell => cell.HalfLayer),
        ["held_out_deltas"] = Table(cells, cell => ResultJson.Number(cell.HeldOut?.Delta)),
        ["random_percentile_95"] = Table(cells, cell => ResultJson.Number(cell.RandomPercentile)),
        ["answer_mass"] = Table(cells, cell => ResultJson.Number(cell.AnswerMass)),
        ["flags"] = Table(cells, cell => ResultJson.List(cell.Flags)),
        ["warnings"] = ResultJson.List(ConventionWarnings.Of(cells)),
    });

    private static JsonObject Table(IReadOnlyList<CellSummary> cells, Func<CellSummary, JsonNode?> value) =>
        new(cells.GroupBy(cell => cell.Concept).Select(concept => KeyValuePair.Create(
            concept.Key, (JsonNode?)new JsonObject(concept.Select(cell => KeyValuePair.Create(cell.Model, value(cell)))))));

    private static JsonObject Average(IReadOnlyList<CellSummary> cells, Func<CellSummary, string> key, Func<CellSummary, double> value) =>
        new(cells.GroupBy(key).Select(group => KeyValuePair.Create(group.Key, ResultJson.Number(MatchingDiffs.Mean(group.Select(value))))));
}
