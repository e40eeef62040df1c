using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Sweeping.Results;

/// <summary><c>summary.json</c> of a (model, concept): the reference study's keys, then what its numbers rest on.</summary>
internal static class SummaryFile
{
    public const string Name = "summary.json";

    public static void Write(Stream stream, ConceptMeasurement measurement, CellStatistics statistics, MeasurementProvenance provenance)
    {
        var best = statistics.AtBest;
        ResultJson.Write(stream, new JsonObject
        {
            ["model"] = measurement.Model.Label,
            ["concept"] = measurement.Concept,
            ["num_layers"] = measurement.Model.Layers,
            ["layers_tested"] = ResultJson.List(measurement.Layers),
            ["best_layer"] = statistics.Best.Layer,
            ["best_delta"] = ResultJson.Number(statistics.Best.Delta),
            ["top_5_layers"] = ResultJson.List(statistics.Best.Top5),
            ["schema_version"] = ResultJson.SchemaVersion,
            ["model_id"] = measurement.Model.Id,
            ["architecture"] = ModelFactsJson.Of(measurement.Model),
            ["measurement_hash"] = provenance.MeasurementHash,
            ["n"] = best.Count,
            ["pairs"] = provenance.Pairs,
            ["strengths"] = ResultJson.List(measurement.Strengths),
            ["conventions"] = ConventionsJson.Of(measurement.Conventions),
            ["best"] = Best(best),
            ["half_split"] = Half(statistics),
            ["controls"] = Controls(statistics),
            ["flags"] = ResultJson.List(CellFlags.Of(statistics)),
            ["warnings"] = ResultJson.List(provenance.Warnings),
        });
    }

    private static JsonObject Best(UnitStatistics unit) => new()
    {
        ["delta_interval"] = ResultJson.Pair(unit.DeltaInterval.Low, unit.DeltaInterval.High),
        ["cohens_d"] = ResultJson.Number(unit.CohensD),
        ["cohens_d_interval"] = ResultJson.Pair(unit.CohensDInterval.Low, unit.CohensDInterval.High),
        ["cohens_dz"] = ResultJson.Number(unit.CohensDz),
        ["glass_delta"] = ResultJson.Number(unit.GlassDelta),
        ["slope"] = ResultJson.Number(unit.Slope),
        ["anti_steerable_share"] = ResultJson.Number(unit.AntiSteerableShare),
        ["delta_matching_a"] = ResultJson.Number(unit.Letters.DeltaMatchingA),
        ["delta_matching_b"] = ResultJson.Number(unit.Letters.DeltaMatchingB),
        ["letter_bias_share"] = ResultJson.Number(unit.Letters.BiasShare),
        ["answer_mass_baseline"] = ResultJson.Number(unit.AnswerMass),
        ["low_answer_mass"] = unit.LowAnswerMass,
    };

    private static JsonObject? Half(CellStatistics statistics) => statistics.Half is not { } half ? null : new JsonObject
    {
        ["layer"] = half.Layer,
        ["chosen_delta"] = ResultJson.Number(half.ChosenDelta),
        ["delta"] = ResultJson.Number(half.Delta),
        ["delta_interval"] = ResultJson.Pair(half.DeltaInterval.Low, half.DeltaInterval.High),
        ["cohens_d"] = ResultJson.Number(half.CohensD),
        ["cohens_d_interval"] = ResultJson.Pair(half.CohensDInterval.Low, half.CohensDInterval.High),
        ["n"] = half.Count,
        ["random"] = statistics.HeldOutRandom is { } random ? Control(random) : null,
    };

    private static JsonArray Controls(CellStatistics statistics) =>
    [
        .. statistics.Controls.GroupBy(control => (control.Kind, control.Layer)).Select(group =>
        {
            var delta = statistics.Units[statistics.IndexOf(group.Key.Layer)].Delta;
            var json = new JsonObject { ["kind"] = group.Key.Kind, ["layer"] = group.Key.Layer, ["delta"] = ResultJson.Number(delta) };
            foreach (var (name, value) in Control(ControlStatistics.Of(delta, [.. group.Select(control => control.Delta)])).ToArray())
            {
                json[name] = value?.DeepClone();
            }

            return json;
        }),
    ];

    private static JsonObject Control(ControlStatistics control) => new()
    {
        ["vectors"] = control.Count,
        ["mean"] = ResultJson.Number(control.Mean),
        ["sd"] = ResultJson.Number(control.Sd),
        ["percentile_95"] = ResultJson.Number(control.Percentile95),
        ["p_value"] = ResultJson.Number(control.PValue),
    };
}
