using System.Globalization;
using System.Text.Json;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class ResultWriterTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    [Fact]
    public void Write_Twice_GivesTheSameBytesInAnyCulture()
    {
        var measurement = Full();
        var before = CultureInfo.CurrentCulture;
        Writer("a").WriteAnalysis([Writer("a").Write(measurement, Measurements.Provenance)]);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Writer("b").WriteAnalysis([Writer("b").Write(measurement, Measurements.Provenance)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        var files = Files("a");
        Assert.Equal(
            [
                "generation_sweep/corrigible/Qwen_Qwen3_4B/layer_summary.csv",
                "generation_sweep/corrigible/Qwen_Qwen3_4B/per_sample_generations.jsonl",
                "generation_sweep/corrigible/Qwen_Qwen3_4B/summary.json",
                "logit_diff_sweep/analysis_summary.json",
                "logit_diff_sweep/corrigible/Qwen_Qwen3_4B/controls.csv",
                "logit_diff_sweep/corrigible/Qwen_Qwen3_4B/layer_summary.csv",
                "logit_diff_sweep/corrigible/Qwen_Qwen3_4B/per_sample_all_layers.csv",
                "logit_diff_sweep/corrigible/Qwen_Qwen3_4B/summary.json",
                "logit_diff_sweep/corrigible/Qwen_Qwen3_4B/vectors.safetensors",
            ],
            files);
        Assert.Equal(files, Files("b"));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(temp.File("a", file)), File.ReadAllBytes(temp.File("b", file))));
        Assert.All(files.Where(f => !f.EndsWith(".safetensors", StringComparison.Ordinal)), file =>
            Assert.DoesNotContain('\r', File.ReadAllText(temp.File("a", file))));
    }

    [Theory]
    [InlineData("logit_diff_sweep", "per_sample_all_layers.csv",
        "model,concept,layer,strength,prompt_idx,matching_answer,logprob_A,logprob_B,logit_diff_AB,logit_diff_matching")]
    [InlineData("logit_diff_sweep", "layer_summary.csv", "layer,baseline_mean,positive_mean,negative_mean,delta")]
    [InlineData("generation_sweep", "layer_summary.csv", "layer,baseline_mean,positive_mean,negative_mean,delta")]
    public void Write_Csv_BeginsWithTheColumnsOfTheReferenceStudy(string method, string file, string columns)
    {
        Writer("a").Write(Full(), Measurements.Provenance);

        Assert.StartsWith($"{columns},", new CsvFile(temp.File("a", method, "corrigible", "Qwen_Qwen3_4B", file)).Header, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LeftoverOfKilledProcess_IsRemoved()
    {
        var left = Path.Combine(Directory.CreateDirectory(Writer("a").LogitDiffFolder("Qwen/Qwen3-4B", "corrigible")).FullName, "summary.json.12-3.tmp");
        File.WriteAllText(left, "{");

        Writer("a").Write(Measurements.Small(), Measurements.Provenance);

        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Write_Summary_TellsTheModelsFacts()
    {
        var measurement = Measurements.Small();
        var model = measurement.Model with { HiddenSize = 64, Heads = 8, KeyValueHeads = 2, Experts = 0, Parameters = 1000 };

        Writer("a").Write(measurement with { Model = model }, Measurements.Provenance);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Writer("a").LogitDiffFolder("Qwen/Qwen3-4B", "corrigible"), "summary.json")));
        Assert.Equal(
            """{"model_type":null,"hidden_size":64,"num_attention_heads":8,"num_key_value_heads":2,"num_experts":0,"parameters":1000,"active_parameters":null}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("architecture")));
    }

    [Fact]
    public void Write_Vectors_ReadBackWithProvenance()
    {
        Writer("a").Write(Measurements.Small(), Measurements.Provenance);

        using var file = SafetensorsFile.Open(Path.Combine(Writer("a").LogitDiffFolder("Qwen/Qwen3-4B", "corrigible"), "vectors.safetensors"));
        Assert.Equal([3f, 4f], file.ReadFloats("layer.3"));
        Assert.Equal("F32", file.Entries["layer.2"].ElementType);
        Assert.Equal(("Qwen/Qwen3-4B", "corrigible", "output", "24", "beef"),
            (file.Metadata["model_id"], file.Metadata["concept"], file.Metadata["layer_convention"], file.Metadata["pairs"], file.Metadata["model_fingerprint"]));
        Assert.Contains("abcd", file.Metadata["sources"], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Controls_SummarisesThemAtTheHalfChosenLayer()
    {
        var cell = Writer("a").Write(Full(), Measurements.Provenance);

        Assert.Equal(3, cell.Half?.Layer);
        Assert.NotNull(cell.HeldOutRandom);
        var csv = new CsvFile(Path.Combine(Writer("a").LogitDiffFolder("Qwen/Qwen3-4B", "corrigible"), "controls.csv"));
        Assert.Equal(["random", "random", "shuffled"], csv.Rows.Select(row => row[0]));
        Assert.Equal(Quantile.Of([csv.Number(0, "delta_held_out"), csv.Number(1, "delta_held_out")], 0.95), cell.HeldOutRandom.Percentile95, 1e-12);
        Assert.Equal(csv.Number(0, "high_mean") - csv.Number(0, "low_mean"), csv.Number(0, "delta"), 1e-12);
    }

    [Fact]
    public void Write_Generations_GivesSharesPerLayerAndStrength()
    {
        Writer("a").Write(Full(), Measurements.Provenance);

        var folder = Writer("a").GenerationFolder("Qwen/Qwen3-4B", "corrigible");
        var csv = new CsvFile(Path.Combine(folder, "layer_summary.csv"));
        Assert.StartsWith("layer,baseline_mean,positive_mean,negative_mean,delta,", csv.Header, StringComparison.Ordinal);
        Assert.Equal((3, 1, 0.5, 0.5, 2), (csv.Number(0, "layer"), csv.Number(0, "positive_mean"), csv.Number(0, "negative_mean"), csv.Number(0, "delta"), csv.Number(0, "n")));
        Assert.True(double.IsNaN(csv.Number(0, "baseline_mean")));
        var lines = File.ReadAllLines(Path.Combine(folder, "per_sample_generations.jsonl"));
        Assert.Equal(4, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal("(B) \"no\",\n我", first.RootElement.GetProperty("generated_text").GetString());
        Assert.Equal((-1.0, 0, "(A)"), (
            first.RootElement.GetProperty("strength").GetDouble(), first.RootElement.GetProperty("prompt_idx").GetInt32(),
            first.RootElement.GetProperty("matching_answer").GetString()));
    }

    [Fact]
    public void WriteManifest_Spec_HasVersionFirstAndTimes()
    {
        var spec = SweepSpecReader.Parse("name: s\nmodels: [{path: m, label: 4B}]\nconcepts: [{name: c, path: c.jsonl}]\nseed: 7\n", temp.Path);
        new ResultWriter(temp.Path, spec, new FixedTime()).WriteManifest(new RunManifest
        {
            Spec = spec,
            Models = [new ManifestModel("4B", "m", Measurements.Provenance.Model, Measurements.Conventions)],
            Concepts = [new ManifestConcept("c", Measurements.Provenance.Sources, 24, 16)],
            Device = "cpu",
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
        });

        using var json = JsonDocument.Parse(File.ReadAllText(temp.File("manifest.json")));
        var root = json.RootElement;
        Assert.Equal("schema_version", root.EnumerateObject().First().Name);
        Assert.Equal(7, root.GetProperty("spec").GetProperty("seed").GetInt32());
        Assert.Equal(spec.Hash(), root.GetProperty("spec_hash").GetString());
        Assert.Equal("2026-01-02T02:04:05Z", root.GetProperty("started").GetString());
        Assert.Equal("2026-02-03T04:05:06Z", root.GetProperty("finished").GetString());
        Assert.Equal("beef", root.GetProperty("models")[0].GetProperty("fingerprint").GetString());
    }

    public void Dispose() => temp.Dispose();

    private static ConceptMeasurement Full()
    {
        var measurement = Measurements.Small();
        AnswerReading[] Shifted(double by) => [.. measurement.Baseline.Select((r, i) => new AnswerReading(r.LogProbA + (by * i), r.LogProbB))];
        return measurement with
        {
            Controls =
            [
                new ControlMeasurement("shuffled", 3, 0, Shifted(0), Shifted(0.01)),
                new ControlMeasurement("random", 3, 1, Shifted(0.02), Shifted(0)),
                new ControlMeasurement("random", 3, 0, Shifted(0), Shifted(0.03)),
            ],
            Generations =
            [
                new GeneratedSample(3, 1, 1, [5349], "(B)", "(B)", true, true),
                new GeneratedSample(3, 1, 0, [4346], "(A)", "(A)", true, true),
                new GeneratedSample(3, -1, 1, [5349], "(B)", "(B)", true, true),
                new GeneratedSample(3, -1, 0, [5349, 1], "(B) \"no\",\n我", "(B)", true, false),
            ],
        };
    }

    private ResultWriter Writer(string name) => new(temp.File(name), new UnitStatisticsOptions { Resamples = 50 }, TimeProvider.System);

    private string[] Files(string name) =>
        [.. Directory.GetFiles(temp.File(name), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(temp.File(name), path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
