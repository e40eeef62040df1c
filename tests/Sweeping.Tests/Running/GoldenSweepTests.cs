using System.Text.Json;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;
using SteerCluster.Sweeping.Tests.Results;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Running;

/// <summary>A whole sweep, text in and files out, against a float64 reference; tolerances are those of its README.</summary>
public class GoldenSweepTests
{
    private const string Concept = "corrigible-neutral-HHH";

    public static TheoryData<string, string> Runs { get; } = new()
    {
        { "all", "positions: all" },
        { "response", "positions: response" },
        { "last", "positions: last" },
        { "seeds", "compat: seeds" },
        { "strengths5", "strengths: [-2, -0.5, 0, 0.5, 2]" },
    };

    [SharedTheory("golden/sweep")]
    [MemberData(nameof(Runs))]
    public void Run_GoldenSweep_ReproducesTheReference(string run, string setting)
    {
        using var output = new TemporaryFolder();
        Sweep(setting, output.Path);
        var expected = SharedData.PathTo("golden", "sweep", "expected", Concept);
        var written = Path.Combine(output.Path, "logit_diff_sweep", Concept, "model");

        CompareRows(Path.Combine(expected, run, "per_sample_all_layers.csv"), Path.Combine(written, "per_sample_all_layers.csv"));
        CompareLayers(Path.Combine(expected, run, "layer_summary.csv"), Path.Combine(written, "layer_summary.csv"));
        SummaryJson.AssertBegins(Path.Combine(expected, run, "summary.json"), Path.Combine(written, "summary.json"), deltaTolerance: 5e-5);
        var vectors = run == "seeds" ? Path.Combine(expected, run, "vectors.safetensors") : Path.Combine(expected, "vectors.safetensors");
        CompareVectors(vectors, Path.Combine(written, "vectors.safetensors"));
    }

    [SharedFact("golden/sweep")]
    public void Run_GoldenGeneration_HasTheSameTokens()
    {
        using var output = new TemporaryFolder();
        Sweep("generation: {layers: [2], items: 4, new_tokens: 12}", output.Path);
        var written = File.ReadLines(Path.Combine(output.Path, "generation_sweep", Concept, "model", "per_sample_generations.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement).ToArray();

        var expected = File.ReadLines(SharedData.PathTo("golden", "sweep", "expected", Concept, "generation.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(expected.Length, written.Length);
        foreach (var (want, have) in expected.Zip(written))
        {
            Assert.Equal(want.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()), have.GetProperty("token_ids").EnumerateArray().Select(i => i.GetInt32()));
            Assert.Equal(want.GetProperty("extracted_answer").GetString(), have.GetProperty("extracted_answer").GetString());
            Assert.Equal(want.GetProperty("matches_behavior").GetBoolean(), have.GetProperty("matches_behavior").GetBoolean());
            Assert.Equal(want.GetProperty("is_valid").GetBoolean(), have.GetProperty("is_valid").GetBoolean());
        }
    }

    private static void Sweep(string setting, string output)
    {
        var text = $"""
            name: golden
            models: [{"{"}label: tiny-dense, path: model, id: model{"}"}]
            concepts: [{"{"}name: {Concept}, train: {Concept}/train.jsonl, eval: {Concept}/eval.jsonl{"}"}]
            statistics: {"{"}bootstrap_resamples: 100{"}"}
            {setting}
            """;
        var spec = SweepSpecReader.Parse(text, SharedData.PathTo("golden", "sweep"));
        new SweepRunner(spec, new RunOptions { Output = output }, TimeProvider.System).Run(new NoProgress());
    }

    private static void CompareRows(string expectedPath, string actualPath)
    {
        var (expected, actual) = (new CsvFile(expectedPath), new CsvFile(actualPath));
        Assert.Equal(expected.Rows.Length, actual.Rows.Length);
        for (var row = 0; row < expected.Rows.Length; row++)
        {
            foreach (var column in new[] { "model", "concept", "layer", "strength", "prompt_idx", "matching_answer" })
            {
                Assert.Equal(expected.Text(row, column), actual.Text(row, column));
            }

            Near(expected, actual, row, "logprob_A", 5e-4);
            Near(expected, actual, row, "logprob_B", 5e-4);
            Near(expected, actual, row, "logit_diff_AB", 2e-4);
            Near(expected, actual, row, "logit_diff_matching", 2e-4);
            Near(expected, actual, row, "answer_mass", 2e-4);
        }
    }

    private static void CompareLayers(string expectedPath, string actualPath)
    {
        var (expected, actual) = (new CsvFile(expectedPath), new CsvFile(actualPath));
        Assert.Equal(expected.Rows.Length, actual.Rows.Length);
        for (var row = 0; row < expected.Rows.Length; row++)
        {
            foreach (var column in expected.Header.Split(','))
            {
                Near(expected, actual, row, column, column == "answer_mass_baseline" ? 2e-4 : 5e-5);
            }
        }
    }

    private static void CompareVectors(string expectedPath, string actualPath)
    {
        using var expected = SafetensorsFile.Open(expectedPath);
        using var actual = SafetensorsFile.Open(actualPath);
        Assert.Equal(expected.Entries.Keys.Order(), actual.Entries.Keys.Order());
        foreach (var name in expected.Entries.Keys)
        {
            Assert.All(expected.ReadFloats(name).Zip(actual.ReadFloats(name)), pair => Assert.Equal(pair.First, pair.Second, 3e-5));
        }
    }

    private static void Near(CsvFile expected, CsvFile actual, int row, string column, double tolerance)
    {
        var (a, b) = (expected.Number(row, column), actual.Number(row, column));
        Assert.True(Math.Abs(a - b) <= tolerance, $"{column}: {a} and {b} of {string.Join(',', expected.Rows[row])}");
    }
}
