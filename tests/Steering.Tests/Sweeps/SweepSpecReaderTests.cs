using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Sweeps;

public class SweepSpecReaderTests
{
    internal const string Minimal = """
        name: demo
        models:
          - hub: Qwen/Qwen3-4B
        concepts:
          - name: corrigible
            path: data.jsonl
        """;

    internal const string Everything = """
        name: demo
        models:
          - label: 4B                 # shown
            path: ../models/Qwen3-4B
            id: Qwen/Qwen3-4B
            revision: main
            prompt_format: qwen3
        concepts:
          - name: corrigible
            train: data/train.jsonl
            eval: data/eval.jsonl
            format: anthropic
            train_size: 50
            eval_size: 40
        layers: {from: 4, to: 20, step: 2}
        strengths: [2, 0, -2, 0.5]
        positions: response
        compat: seeds
        prompt: {format: llama3, system: "Be brief.", prefill: "("}
        vectors: {normalize: layer}
        readout: {answer_mass_threshold: 0.1}
        generation: {layers: [3, 0.5], items: 4, strengths: [1], new_tokens: 16, temperature: 0.7, top_p: 0.9, top_k: 5, seed: 3, ignore_case: true}
        controls: {random_vectors: 10, shuffled_labels: 2, layers: all, seed: 4}
        statistics: {bootstrap_resamples: 100, confidence: 0.9, seed: 5}
        data: {other_answers: error, wrappers: strip, meta_blocks: drop, balance: true, overlap: drop}
        seed: 6
        output: out
        """;

    [Fact]
    public void Parse_Minimal_HasTheDocumentedDefaults()
    {
        var spec = Parse(Minimal);

        Assert.Equal(new ModelSpec { Label = "Qwen3-4B", Hub = "Qwen/Qwen3-4B", Id = "Qwen/Qwen3-4B", Revision = "main" }, spec.Models[0]);
        Assert.Equal(new ConceptSpec { Name = "corrigible", Path = "data.jsonl", Format = "auto" }, spec.Concepts[0]);
        Assert.Equal(new LayerSelection.Range(0.33), spec.Layers);
        Assert.Equal([-1, 0, 1], spec.Strengths);
        Assert.Equal((SteeringPositions.All, Compatibility.None), (spec.Positions, spec.Compat));
        Assert.Equal((new PromptSpec(), new VectorSpec(), new ReadoutSpec()), (spec.Prompt, spec.Vectors, spec.Readout));
        Assert.Equal((new StatisticsSpec(), new DataSpec()), (spec.Statistics, spec.Data));
        Assert.Equal((null, null, 0, "results"), (spec.Generation, spec.Controls, spec.Seed, spec.Output));
        Assert.Equal(2000, spec.Statistics.BootstrapResamples);
    }

    [Fact]
    public void Parse_EveryKey_IsRead()
    {
        var spec = Parse(Everything);

        Assert.Equal(
            new ModelSpec { Label = "4B", Path = "../models/Qwen3-4B", Id = "Qwen/Qwen3-4B", PromptFormat = "qwen3" }, spec.Models[0]);
        Assert.Equal(
            new ConceptSpec { Name = "corrigible", Train = "data/train.jsonl", Eval = "data/eval.jsonl", Format = "anthropic", TrainSize = 50, EvalSize = 40 },
            spec.Concepts[0]);
        Assert.Equal(new LayerSelection.Range(4, 20, 2), spec.Layers);
        Assert.Equal([-2, 0, 0.5, 2], spec.Strengths);
        Assert.Equal((SteeringPositions.Response, Compatibility.Seeds), (spec.Positions, spec.Compat));
        Assert.Equal(new PromptSpec { Format = "llama3", System = "Be brief.", Prefill = "(" }, spec.Prompt);
        Assert.Equal((VectorNormalization.Layer, 0.1), (spec.Vectors.Normalize, spec.Readout.AnswerMassThreshold));
        Assert.Equal(new ControlsSpec { RandomVectors = 10, ShuffledLabels = 2, Layers = new LayerSelection.Every(), Seed = 4 }, spec.Controls);
        Assert.Equal(new StatisticsSpec { BootstrapResamples = 100, Confidence = 0.9, Seed = 5 }, spec.Statistics);
        Assert.Equal(
            new DataSpec { OtherAnswers = OtherAnswers.Error, Wrappers = Cleaning.Strip, MetaBlocks = Cleaning.Drop, Balance = true, Overlap = Overlap.Drop },
            spec.Data);
        Assert.Equal((6, "out"), (spec.Seed, spec.Output));
        var generation = spec.Generation!;
        Assert.Equal([3, 0.5], Assert.IsType<LayerSelection.Chosen>(generation.Layers).Layers);
        Assert.Equal([1], generation.Strengths!);
        Assert.Equal(
            (4, 16, 0.7, 0.9, 5, 3, true),
            (generation.Items, generation.NewTokens, generation.Temperature, generation.TopP, generation.TopK, generation.Seed, generation.IgnoreCase));
    }

    [Fact]
    public void Parse_NullEverywhere_MeansTheDefault()
    {
        var spec = Parse(Minimal + """

            layers: null
            strengths: ~
            positions:
            prompt: {format: null, prefill: null}
            generation: null
            controls: {random_vectors: null, layers: null}
            seed: null
            """);

        Assert.Equal(Parse(Minimal).Hash(), (spec with { Controls = null }).Hash());
        Assert.Equal(new ControlsSpec(), spec.Controls);
    }

    [Fact]
    public void Parse_QuotedNull_IsText() => Assert.Equal("null", Parse(Minimal + "\nprompt: {system: \"null\"}").Prompt.System);

    [Fact]
    public void Parse_ManyProblems_ReportsAllWithLines()
    {
        var error = Assert.Throws<SweepSpecException>(() => SweepSpecReader.Parse("""
            nam: demo
            models:
              - labl: x
                path: a
                hub: b/c
            concepts:
              - name: ../up
                train: t.jsonl
            strengths: [1, 2]
            positions: al
            statistics: {confidence: 95}
            sed: 1
            """, "/base", "s.yaml"));

        Assert.Equal(
            [
                (1, "name"), (1, "nam"), (3, "models[0].labl"), (5, "models[0].hub"), (7, "concepts[0].name"), (7, "concepts[0].eval"),
                (9, "strengths"), (10, "positions"), (11, "statistics.confidence"), (12, "sed"),
            ],
            error.Problems.Select(problem => (problem.Line, problem.Key)).OrderBy(pair => pair.Line));
        Assert.StartsWith("s.yaml: 10 problems\n  line 1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 12: sed is '1': unknown key (did you mean seed?)", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 1: nam is 'demo': unknown key (did you mean name?)", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 10: positions is 'al': expected one of all, response, last (did you mean all?)", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 11: statistics.confidence is '95': expected a number between 0 and 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strengths: [-1, 1]", "with 0 among them")]
    [InlineData("strengths: [0]", "two or more")]
    [InlineData("strengths: [0, 1, 1]", "distinct")]
    [InlineData("strengths: [0, -0.0]", "distinct")]
    [InlineData("strengths: [0, .inf]", "finite")]
    [InlineData("strengths: [0, 1e999]", "finite")]
    [InlineData("strengths: [0, NaN]", "finite")]
    [InlineData("strengths: [0, \"1\"]", "numbers")]
    [InlineData("strengths: 1", "expected a list")]
    [InlineData("layers: best", "expected all, a list")]
    [InlineData("layers: []", "expected all")]
    [InlineData("layers: [1.5]", "expected all")]
    [InlineData("layers: [-1]", "expected all")]
    [InlineData("layers: {from: 9, to: 3}", "expected from or more")]
    [InlineData("layers: {form: 0.33}", "did you mean from?")]
    [InlineData("layers: {step: 0}", "whole number, 1 or more")]
    [InlineData("seed: 1.5", "whole number, 0 or more")]
    [InlineData("seed: -1", "whole number, 0 or more")]
    [InlineData("generation: {top_p: 0}", "above 0, up to 1")]
    [InlineData("generation: {layers: worst}", "best")]
    [InlineData("generation: true", "expected keys and values")]
    [InlineData("data: {balance: yes}", "expected true or false")]
    [InlineData("name: again", "not valid YAML")]
    [InlineData("prompt: {format: chatlm}", "expected one of auto, chatml")]
    [InlineData("output: [a]", "expected text")]
    public void Parse_BadValue_SaysWhatIsAllowed(string line, string expected)
    {
        var error = Assert.Throws<SweepSpecException>(() => Parse(Minimal + "\n" + line));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(error.Problems).Line);
    }

    [Theory]
    [InlineData("", "expected one YAML document")]
    [InlineData("just text", "expected one YAML document")]
    [InlineData("a: [", "not valid YAML")]
    [InlineData("a: &x [*x]", "anchors and aliases are not supported")]
    [InlineData("name: x\nmodels: []\nconcepts: 1", "concepts is '1': expected a list")]
    public void Parse_NoSweep_IsRefused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SweepSpecException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hub: Qwen/Qwen3-4B", "hub: qwen/Qwen3_4B", "share the result folder 'qwen_Qwen3_4B'")]
    [InlineData("hub: a/same", "hub: b/same", "two models are labelled 'same'")]
    [InlineData("hub: a/b/c", "hub: x/y", "expected a hub id")]
    [InlineData("path: ..", "hub: x/y", "expected a name for the result folder")]
    [InlineData("{hub: a/b, label: \"a,b\"}", "hub: x/y", "without commas")]
    public void Parse_Models_AreToldApart(string first, string second, string expected)
    {
        var text = $"name: x\nmodels:\n  - {first}\n  - {second}\nconcepts: [{{name: c, path: d}}]";

        Assert.Contains(expected, Assert.Throws<SweepSpecException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused()
    {
        var text = "a: " + new string('[', 100_000);

        Assert.Contains("nested deeper than", Assert.Throws<SweepSpecException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CompatSeeds_KeepsOtherAnswersUnlessToldOtherwise()
    {
        Assert.Equal(OtherAnswers.Drop, Parse(Minimal).Data.OtherAnswers);
        Assert.Equal(OtherAnswers.Keep, Parse(Minimal + "\ncompat: seeds").Data.OtherAnswers);
        Assert.Equal(OtherAnswers.Drop, Parse(Minimal + "\ncompat: seeds\ndata: {other_answers: drop}").Data.OtherAnswers);
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Contains("can not be read",
            Assert.Throws<SweepSpecException>(() => SweepSpecReader.Read("no/such/sweep.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Resolve_RelativePath_StartsFromTheSweepFile() =>
        Assert.Equal(Path.GetFullPath("/base/out"), (Parse(Everything) with { BaseFolder = "/base" }).Resolve("out"));

    internal static SweepSpec Parse(string text) => SweepSpecReader.Parse(text, "/base");
}
