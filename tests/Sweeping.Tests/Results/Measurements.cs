using System.Text.Json;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Results;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>Measurements to write: small made-up ones, and those that a per-sample file holds.</summary>
internal static class Measurements
{
    public static MeasurementConventions Conventions { get; } =
        new("output", "all", "qwen3", null, "", new AnswerToken(4346, "(A"), new AnswerToken(5349, "(B"), "none");

    public static MeasurementProvenance Provenance { get; } = new(
        "feed", new ModelFingerprint("beef", "cafe", 123), [new ConceptSource("train.jsonl", "anthropic", "abcd")], 24) { Warnings = ["2 items dropped"] };

    /// <summary>Six layers, two of them swept, items with both letters; layer 3 moves more than layer 2.</summary>
    public static ConceptMeasurement Small(int items = 8, IReadOnlyList<double>? strengths = null)
    {
        strengths ??= [-1, 0, 1];
        var isA = Enumerable.Range(0, items).Select(i => i % 2 == 0).ToArray();
        AnswerReading[] At(double shift) =>
            [.. isA.Select((a, i) => new AnswerReading(-1 - (0.01 * i * i) + (a ? shift : -shift), -1.5 + (0.1 * i)))];
        var steered = new[] { 0.5, 1.0 }.Select(size => strengths.Where(s => s != 0).Select(s => At(s * size)).ToArray()).ToArray();
        return new ConceptMeasurement
        {
            Model = new ModelFacts { Label = "4B", Id = "Qwen/Qwen3-4B", Layers = 6 },
            Concept = "corrigible",
            Layers = [2, 3],
            Strengths = strengths,
            MatchingIsA = isA,
            Baseline = At(0),
            Steered = steered,
            Extracted = new ExtractedVectors([2, 3], [[1, 2], [3, 4]], [10.5, 11.25]),
            Vectors = [[1, 2], [3, 4]],
            Conventions = Conventions,
        };
    }

    /// <summary>Reads a per-sample file and the summary beside it.</summary>
    public static ConceptMeasurement Read(string folder)
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
        var csv = new CsvFile(Path.Combine(folder, "per_sample_all_layers.csv"));
        var rows = Enumerable.Range(0, csv.Rows.Length).ToArray();
        var layers = rows.Select(r => (int)csv.Number(r, "layer")).Distinct().ToArray();
        var strengths = rows.Select(r => csv.Number(r, "strength")).Distinct().ToArray();
        AnswerReading[] Readings(int layer, double strength) =>
        [
            .. rows.Where(r => csv.Number(r, "layer") == layer && csv.Number(r, "strength") == strength)
                .Select(r => new AnswerReading(csv.Number(r, "logprob_A"), csv.Number(r, "logprob_B"))),
        ];
        var items = Readings(layers[0], 0).Length;
        return new ConceptMeasurement
        {
            Model = new ModelFacts
            {
                Label = summary.RootElement.GetProperty("model").GetString()!,
                Id = Path.GetFileName(folder),
                Layers = summary.RootElement.GetProperty("num_layers").GetInt32(),
            },
            Concept = summary.RootElement.GetProperty("concept").GetString()!,
            Layers = layers,
            Strengths = strengths,
            MatchingIsA = [.. rows.Take(items).Select(r => csv.Text(r, "matching_answer") == "(A)")],
            Baseline = Readings(layers[0], 0),
            Steered = [.. layers.Select(layer => strengths.Where(s => s != 0).Select(s => Readings(layer, s)).ToArray())],
            Extracted = new ExtractedVectors(layers, [.. layers.Select(_ => new float[2])], new double[layers.Length]),
            Vectors = [.. layers.Select(_ => new float[2])],
            Conventions = Conventions,
        };
    }
}
