using SteerCluster.Steering.Results;
namespace SteerCluster.Sweeping.Results;

/// <summary><c>per_sample_all_layers.csv</c>: one row per layer, strength and item; strength 0 is repeated for every layer.</summary>
internal static class PerSampleFile
{
    public const string Name = "per_sample_all_layers.csv";

    private static readonly string[] Header =
    [
        "model", "concept", "layer", "strength", "prompt_idx", "matching_answer",
        "logprob_A", "logprob_B", "logit_diff_AB", "logit_diff_matching", "answer_mass",
    ];

    public static void Write(Stream stream, ConceptMeasurement measurement) => CsvTable.Write(stream, Header, Rows(measurement));

    private static IEnumerable<string[]> Rows(ConceptMeasurement measurement) =>
        from layer in Enumerable.Range(0, measurement.Layers.Count)
        from strength in Enumerable.Range(0, measurement.Strengths.Count)
        from item in Enumerable.Range(0, measurement.MatchingIsA.Count)
        select Row(measurement, layer, strength, item);

    private static string[] Row(ConceptMeasurement measurement, int layer, int strength, int item)
    {
        var reading = measurement.Readings(layer, strength)[item];
        var matchingIsA = measurement.MatchingIsA[item];
        return
        [
            measurement.Model.Label,
            measurement.Concept,
            PythonNumber.Text(measurement.Layers[layer]),
            PythonNumber.Text(measurement.Strengths[strength]),
            PythonNumber.Text(item),
            matchingIsA ? "(A)" : "(B)",
            PythonNumber.Text(reading.LogProbA),
            PythonNumber.Text(reading.LogProbB),
            PythonNumber.Text(reading.LogitDiff),
            PythonNumber.Text(reading.Matching(matchingIsA)),
            PythonNumber.Text(reading.AnswerMass),
        ];
    }
}
