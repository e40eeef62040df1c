using SteerCluster.Reporting.Reading;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Reading;

public sealed class ModelCatalogueTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    [Theory]
    [InlineData("Qwen/Qwen3-4B", "4B", "distilled")]
    [InlineData("Qwen_Qwen3_4B", "4B", "distilled")]
    [InlineData("Qwen_Qwen3_30B_A3B", "30B-A3B", "distilled")]
    [InlineData("Qwen_Qwen3_32B", "32B", "reinforcement learning")]
    [InlineData("Qwen/Qwen3-235B-A22B", "235B-A22B", "reinforcement learning")]
    public void Find_IdOrFolder_GivesTheModel(string id, string label, string training)
    {
        var entry = ModelCatalogue.BuiltIn.Find(id)!;

        Assert.Equal((label, training), (entry.Label, entry.Training));
        Assert.NotNull(entry.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("meta-llama/Llama-3.1-8B")]
    public void Find_Unknown_GivesNull(string id) => Assert.Null(ModelCatalogue.BuiltIn.Find(id));

    [Fact]
    public void Load_OwnFile_LiesOverTheBuiltInOne()
    {
        var path = temp.Write("models.yaml", """
            models:
              - {id: Qwen/Qwen3-4B, label: small, training: merged}
              - {id: me/mine, layers: 12, parameters: 5000000000, active_parameters: 4000000000}
            """);

        var catalogue = ModelCatalogue.Load(path);

        var known = catalogue.Find("Qwen_Qwen3_4B")!;
        Assert.Equal(("small", "merged", 36, true), (known.Label, known.Training, known.Layers, known.Relabels));
        Assert.Equal((12, 5_000_000_000, 4_000_000_000), (catalogue.Find("me/mine")!.Layers, catalogue.Find("me/mine")!.Parameters, catalogue.Find("me/mine")!.ActiveParameters));
        Assert.Equal(ModelCatalogue.BuiltIn.Entries.Count + 1, catalogue.Entries.Count);
    }

    [Fact]
    public void Load_Label_GoesBeforeThatOfTheRows()
    {
        SmallResults.Write(temp, "corrigible/Qwen_Qwen3_4B", SmallResults.Rows("their label"));
        var own = ModelCatalogue.Load(temp.Write("models.yaml", "models: [{id: Qwen/Qwen3-4B, label: small}]"));

        Assert.Equal("their label", ResultFolder.Read(temp.Path, ModelCatalogue.BuiltIn).Cells[0].Samples.Model.Label);
        var relabelled = ResultFolder.Read(temp.Path, own).Cells[0].Samples;
        Assert.Equal(("small", "small"), (relabelled.Model.Label, relabelled.Units[0].Unit.Model));
    }

    [Fact]
    public void Load_ManyProblems_ReportsAllAtOnce()
    {
        var path = temp.Write("models.yaml", """
            models:
              - {id: a/b, lable: x, layers: 0}
              - {id: a_b, parameters: 10, active_parameters: 20}
              - {label: "y,z", parameters: 1.5}
            modls: 1
            """);

        var message = Assert.Throws<ReportException>(() => ModelCatalogue.Load(path)).Message;

        Assert.StartsWith($"{path}: 8 problems", message, StringComparison.Ordinal);
        Assert.Contains("line 2: models[0].lable is 'x': unknown key (did you mean label?)", message, StringComparison.Ordinal);
        Assert.Contains("models[0].layers is '0': expected a whole number, 1 or more", message, StringComparison.Ordinal);
        Assert.Contains("models[1].id is 'a_b': two models share the result folder 'a_b'", message, StringComparison.Ordinal);
        Assert.Contains("models[1].active_parameters is '20': expected no more than the model's 10 parameters", message, StringComparison.Ordinal);
        Assert.Contains("models[2].id: missing", message, StringComparison.Ordinal);
        Assert.Contains("models[2].label is 'y,z': expected 1 to 100 characters on one line", message, StringComparison.Ordinal);
        Assert.Contains("models[2].parameters is '1.5': expected a whole number, 1 or more", message, StringComparison.Ordinal);
        Assert.Contains("line 5: modls is '1': unknown key (did you mean models?)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models: [", "not valid YAML")]
    [InlineData("- a", "expected one YAML document with keys and values")]
    [InlineData("models: []", "expected a list of one or more entries")]
    [InlineData("models: &x [{id: a}]", "anchors and aliases are not supported")]
    public void Load_NoCatalogue_Throws(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ReportException>(() => ModelCatalogue.Load(temp.Write("models.yaml", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoFile_Throws() =>
        Assert.Contains("the model catalogue cannot be read", Assert.Throws<ReportException>(() => ModelCatalogue.Load(temp.File("absent.yaml"))).Message, StringComparison.Ordinal);

    public void Dispose() => temp.Dispose();
}
