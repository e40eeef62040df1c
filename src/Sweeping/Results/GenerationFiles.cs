using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// The files of the second method: the generated answers, the share of matching ones per layer and strength, and a summary. Delta
/// is the share at the highest strength minus that at the lowest; an answer that is not valid does not match.
/// </summary>
internal static class GenerationFiles
{
    public const string SamplesName = "per_sample_generations.jsonl";

    /// <summary>One line of JSON per answer, by layer, strength, item.</summary>
    public static void WriteSamples(Stream stream, ConceptMeasurement measurement)
    {
        foreach (var sample in Ordered(measurement))
        {
            ResultJson.WriteLine(stream, new JsonObject
            {
                ["model"] = measurement.Model.Label,
                ["concept"] = measurement.Concept,
                ["layer"] = sample.Layer,
                ["strength"] = sample.Strength,
                ["prompt_idx"] = sample.PromptIndex,
                ["matching_answer"] = measurement.MatchingIsA[sample.PromptIndex] ? "(A)" : "(B)",
                ["generated_text"] = sample.Text,
                ["extracted_answer"] = sample.Answer,
                ["is_valid"] = sample.IsValid,
                ["matches_behavior"] = sample.MatchesBehavior,
                ["token_ids"] = ResultJson.List(sample.TokenIds),
            });
        }
    }

    /// <summary>One row per layer, in the columns of the first method, then the shares per strength.</summary>
    public static void WriteLayers(Stream stream, ConceptMeasurement measurement)
    {
        var strengths = Strengths(measurement);
        var header = new[] { "layer", "baseline_mean", "positive_mean", "negative_mean", "delta", "n", "valid_share" }
            .Concat(strengths.Select(s => $"mean_{PythonNumber.Text(s)}"))
            .Concat(strengths.Select(s => $"valid_{PythonNumber.Text(s)}"));
        CsvTable.Write(stream, header, GenerationLayer.Of(Ordered(measurement)).Select(layer => Row(layer, strengths)));
    }

    /// <summary>The best layer and what the shares rest on.</summary>
    public static void WriteSummary(Stream stream, ConceptMeasurement measurement, MeasurementProvenance provenance)
    {
        var layers = GenerationLayer.Of(Ordered(measurement));
        var best = BestLayer.Of([.. layers.Select(layer => layer.Layer)], [.. layers.Select(layer => layer.Delta)]);
        ResultJson.Write(stream, new JsonObject
        {
            ["model"] = measurement.Model.Label,
            ["concept"] = measurement.Concept,
            ["num_layers"] = measurement.Model.Layers,
            ["layers_tested"] = ResultJson.List(layers.Select(layer => layer.Layer)),
            ["best_layer"] = best.Layer,
            ["best_delta"] = ResultJson.Number(best.Delta),
            ["top_5_layers"] = ResultJson.List(best.Top5),
            ["schema_version"] = ResultJson.SchemaVersion,
            ["model_id"] = measurement.Model.Id,
            ["measurement_hash"] = provenance.MeasurementHash,
            ["n"] = layers[0].Items,
            ["strengths"] = ResultJson.List(Strengths(measurement)),
            ["valid_share"] = ResultJson.Number(MatchingDiffs.Mean(measurement.Generations.Select(sample => sample.IsValid ? 1.0 : 0.0))),
            ["conventions"] = ConventionsJson.Of(measurement.Conventions),
        });
    }

    private static string[] Row(GenerationLayer layer, double[] strengths) =>
    [
        PythonNumber.Text(layer.Layer),
        PythonNumber.Text(layer.MatchShare(0)),
        PythonNumber.Text(layer.MatchShare(layer.High)),
        PythonNumber.Text(layer.MatchShare(layer.Low)),
        PythonNumber.Text(layer.Delta),
        PythonNumber.Text(layer.Items),
        PythonNumber.Text(layer.ValidShare(null)),
        .. strengths.Select(s => PythonNumber.Text(layer.MatchShare(s))),
        .. strengths.Select(s => PythonNumber.Text(layer.ValidShare(s))),
    ];

    private static double[] Strengths(ConceptMeasurement measurement) =>
        [.. measurement.Generations.Select(sample => sample.Strength).Distinct().Order()];

    private static GeneratedSample[] Ordered(ConceptMeasurement measurement) =>
        [.. measurement.Generations.OrderBy(s => s.Layer).ThenBy(s => s.Strength).ThenBy(s => s.PromptIndex)];
}
