using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Reading;

public sealed class ResultFolderTests : IDisposable
{
    private const string Cell = "logit_diff_sweep/corrigible/Qwen_Qwen3_4B";

    private const string Conventions =
        """{"layer_convention": "output", "positions": "all", "prompt_format": "qwen3", "system": null, "prefill": "", "answer_a": {"id": 1, "text": "(A"}, "answer_b": {"id": 2, "text": "(B"}, "vector_normalization": "none"}""";

    private readonly TemporaryFolder temp = new();

    [SharedFact("oracle/logit_diff_sweep")]
    public void Read_ReferenceStudy_GivesItsCellsInOrderOfSizeWithTheirSummaries()
    {
        var results = ResultFolder.Read(SharedData.PathTo("oracle"), ModelCatalogue.BuiltIn);

        string[] models = ["4B", "8B", "14B", "30B-A3B", "32B", "235B-A22B"];
        Assert.Equal(
            new[] { "corrigible", "self_awareness" }.SelectMany(concept => models.Select(model => $"{concept}/{model}")),
            results.Cells.Select(cell => $"{cell.Samples.Concept}/{cell.Samples.Model.Label}"));
        Assert.All(results.Cells, cell =>
        {
            var statistics = CellStatistics.Of(cell.Samples, results.Options with { Resamples = 0 });
            Assert.Equal(cell.Published!.BestLayer, statistics.Best.Layer);
            Assert.Equal(cell.Published.TopLayers, statistics.Best.Top5);
            Assert.Equal(cell.Published.BestDelta!.Value, statistics.Best.Delta, 1e-9);
            Assert.Equal(statistics.Layers, cell.Published.Layers.Keys);
            Assert.All(statistics.Layers, layer => Assert.Equal(cell.Published.Layers[layer]["delta"], statistics.Units[statistics.IndexOf(layer)].Delta, 1e-9));
            Assert.Equal(statistics.Layers.Count * 3, cell.AnswerMass.Count);
            Assert.NotNull(cell.Samples.Model.Training);
        });
        Assert.Equal(
            [
                "no manifest.json: the sweep's settings, versions and seeds are unknown; the statistics use the defaults",
                "no controls: the effects are not held against random vectors",
                "no conventions: numbers measured in different ways cannot be told apart",
                "no generation: the two methods cannot be compared",
            ],
            results.Notes);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("logit_diff_sweep", 2)]
    [InlineData("logit_diff_sweep/corrigible", 2)]
    [InlineData("logit_diff_sweep/corrigible/Qwen_Qwen3_4B", 1)]
    public void Read_EachLevelOfTheLayout_FindsCellsManifestAndGeneration(string level, int cells)
    {
        SmallResults.Write(temp, Cell);
        SmallResults.Write(temp, Cell.Replace("4B", "8B", StringComparison.Ordinal), SmallResults.Rows("8B"), SmallResults.Summary("8B"));
        temp.Write($"{Cell.Replace("logit_diff", "generation", StringComparison.Ordinal)}/layer_summary.csv", "layer,delta,n,valid_share\n1,0.5,8,0.75\n2,0.25,8,1.0\n");
        temp.Write("manifest.json", Manifest());

        var results = ResultFolder.Read(temp.File(level), ModelCatalogue.BuiltIn);

        Assert.Equal(cells, results.Cells.Count);
        Assert.Equal(temp.File("logit_diff_sweep"), results.ConceptsFolder);
        Assert.NotNull(results.Manifest);
        var own = results.Cells.Single(cell => cell.Samples.Model.Label == "4B").Samples;
        Assert.Equal([new GenerationPoint(1, 0.5, 8, 0.75), new GenerationPoint(2, 0.25, 8, 1)], own.Generation!.Layers);
    }

    [Fact]
    public void Read_Manifest_GivesOrderAndSettings()
    {
        foreach (var model in new[] { "4B", "8B" })
        {
            SmallResults.Write(temp, $"logit_diff_sweep/b/Qwen_Qwen3_{model}", SmallResults.Rows(model, "b"));
            SmallResults.Write(temp, $"logit_diff_sweep/a/Qwen_Qwen3_{model}", SmallResults.Rows(model, "a"));
        }

        temp.Write("manifest.json", Manifest(models: ["Qwen/Qwen3-8B", "Qwen/Qwen3-4B"], concepts: ["b", "a", "c"]));

        var results = ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn, new ReadingOptions { Resamples = 10_000 });

        Assert.Equal(["b/8B", "b/4B", "a/8B", "a/4B"], results.Cells.Select(cell => $"{cell.Samples.Concept}/{cell.Samples.Model.Label}"));
        Assert.Equal((10_000, 0.9, 3, 0.1, 2), (results.Options.Resamples, results.Options.Confidence, results.Options.Seed, results.Options.AnswerMassThreshold, results.Options.ItemsPerGroup));
        Assert.All(results.Cells, cell => Assert.Equal(2, cell.Samples.ItemsPerGroup));
        Assert.Contains("2 of the 6 cells of manifest.json are not here (c/Qwen_Qwen3_8B, c/Qwen_Qwen3_4B): still to be measured, or removed", results.Notes);
    }

    [Fact]
    public void Read_OwnFiles_TakesFactsConventionsAndControls()
    {
        var architecture = """, "model_id": "Qwen/Qwen3-4B", "architecture": {"model_type": "qwen3_moe", "hidden_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2, "num_experts": 8, "parameters": 5000000000, "active_parameters": 1000}""";
        SmallResults.Write(temp, Cell, summary: SmallResults.Summary(more: $"{architecture}, \"conventions\": {Conventions}"));
        temp.Write($"{Cell}/controls.csv", "kind,layer,vector,low_mean,high_mean,delta,delta_held_out\nshuffled,1,0,0.0,0.5,0.5,0.25\nrandom,1,0,0.1,0.2,0.1,\n");

        var samples = ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn).Cells.Single().Samples;

        Assert.Equal(
            new ModelFacts
            {
                Label = "4B", Id = "Qwen/Qwen3-4B", ModelType = "qwen3_moe", Layers = 4, HiddenSize = 64, Heads = 4, KeyValueHeads = 2, Experts = 8,
                Parameters = 5_000_000_000, ActiveParameters = 1000, Training = "distilled",
            },
            samples.Model);
        Assert.Equal(new MeasurementConventions("output", "all", "qwen3", null, "", new AnswerToken(1, "(A"), new AnswerToken(2, "(B"), "none"), samples.Conventions);
        Assert.Equal(["random", "shuffled"], samples.Controls.Select(control => control.Kind));
        Assert.Equal((double.NaN, 0.25), (samples.Controls[0].HeldOutDelta, samples.Controls[1].HeldOutDelta));
    }

    [Fact]
    public void Read_RowsAlone_IsReadWithNotes()
    {
        temp.Write("x/someone_model/per_sample_all_layers.csv", SmallResults.Rows("m"));
        Directory.CreateDirectory(temp.File("x", "running"));
        Directory.CreateDirectory(temp.File("x", ".ipynb_checkpoints"));

        var results = ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn);

        var cell = Assert.Single(results.Cells);
        Assert.Equal(("m", "someone_model", 3, "corrigible"), (cell.Samples.Model.Label, cell.Samples.Model.Id, cell.Samples.Model.Layers, cell.Samples.Concept));
        Assert.Null(cell.Published);
        Assert.Contains("x/running: no per_sample_all_layers.csv, so it is left out (still to be measured, or failed)", results.Notes);
        Assert.Contains("corrigible: no summary.json, which a run writes last, so the cell may not be finished (m)", results.Notes);
        Assert.Contains("corrigible: the rows name this concept, the folder is called 'x'; the rows' name is used (m)", results.Notes);
        Assert.Contains(results.Notes, note => note.StartsWith("neither summary.json nor the model catalogue tells the number of layers", StringComparison.Ordinal));
        Assert.DoesNotContain(results.Notes, note => note.Contains("ipynb", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NoManifestAndNoSizes_OrdersModelsByLayersThenByLabel()
    {
        foreach (var (label, layers) in new[] { ("m10", 4), ("m9", 4), ("big", 3) })
        {
            SmallResults.Write(temp, $"a/some_{label}", SmallResults.Rows(label, "a"), SmallResults.Summary(label).Replace("\"num_layers\": 4", $"\"num_layers\": {layers}", StringComparison.Ordinal));
        }

        var results = ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn);

        Assert.Equal(["big", "m9", "m10"], results.Cells.Select(cell => cell.Samples.Model.Label));
    }

    [Theory]
    [InlineData("{\n\"num_layers\": 4,\n}", "summary.json: line 3: not valid JSON")]
    [InlineData("[]", "summary.json: expected a JSON object")]
    [InlineData("""{"num_layers": "many"}""", "summary.json: num_layers is \"many\"; expected a whole number")]
    [InlineData("""{"num_layers": 0}""", "summary.json: num_layers is 0; expected a whole number, 1 or more")]
    [InlineData("""{"num_layers": 2}""", "there are rows of layer 2, and summary.json gives the model 2 layers")]
    [InlineData("""{"num_layers": 4, "num_layers": 5}""", "summary.json")]
    [InlineData("""{"top_5_layers": [1, "x"]}""", "summary.json: top_5_layers is \"x\"; expected whole numbers")]
    [InlineData("""{"conventions": {"positions": "all"}}""", "summary.json: the conventions have no usable layer_convention; expected text")]
    [InlineData("""{"best_delta": 1e999}""", "summary.json: best_delta is 1e999; expected a number")]
    [InlineData("""{"model_id": "\ud800"}""", "summary.json: a text in it is not valid Unicode")]
    public void Read_BadSummary_SaysWhatIsWrong(string summary, string expected)
    {
        SmallResults.Write(temp, Cell, summary: summary);

        var error = Assert.Throws<ReportException>(() => ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_TwoFoldersOfOneCell_Throws()
    {
        SmallResults.Write(temp, Cell);
        SmallResults.Write(temp, $"{Cell}_copy");

        Assert.Contains("are both of concept 'corrigible' and model '4B'", Throws(temp.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneLabelForTwoModels_Throws()
    {
        SmallResults.Write(temp, "a/one_4B", SmallResults.Rows(concept: "a"));
        SmallResults.Write(temp, "b/two_4B", SmallResults.Rows(concept: "b"));

        Assert.Contains("two models ('one_4B' and 'two_4B') with the same label '4B'", Throws(temp.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoResults_SaysWhatIsExpected()
    {
        Directory.CreateDirectory(temp.File("empty"));

        Assert.Contains("there are no results in it; expected <concept>/<model>/per_sample_all_layers.csv", Throws(temp.File("empty")), StringComparison.Ordinal);
        Assert.Contains("there is no such folder", Throws(temp.File("absent")), StringComparison.Ordinal);
        Assert.Contains("this is a file", Throws(temp.Write("file", "")), StringComparison.Ordinal);
    }

    public void Dispose() => temp.Dispose();

    private static string Throws(string folder) => Assert.Throws<ReportException>(() => ResultFolder.Read(folder, ModelCatalogue.BuiltIn)).Message;

    private static string Manifest(string[]? models = null, string[]? concepts = null)
    {
        var modelList = string.Join(", ", (models ?? ["Qwen/Qwen3-4B", "Qwen/Qwen3-8B"]).Select(id => $$"""{"label": "x", "id": "{{id}}" }"""));
        var conceptList = string.Join(", ", (concepts ?? ["corrigible"]).Select(name => $$"""{"name": "{{name}}" }"""));
        return $$$"""
            {"spec": {"models": [{{{modelList}}}], "concepts": [{{{conceptList}}}],
            "statistics": {"bootstrap_resamples": 20, "confidence": 0.9, "seed": 3}, "readout": {"answer_mass_threshold": 0.1}, "data": {"balance": true} } }
            """;
    }
}
