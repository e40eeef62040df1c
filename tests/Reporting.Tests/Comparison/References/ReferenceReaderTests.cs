using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Comparison.References;

public sealed class ReferenceReaderTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SharedData.Repository, "reference", "qwen3-caa.yaml"));

    [Fact]
    public void Parse_SeveralProblems_ReportsAllOnceWithTheirLines()
    {
        var text = Text
            .Replace("name: qwen3-caa", "nam: qwen3-caa", StringComparison.Ordinal)
            .Replace("layers: 36}", "layers: none}", StringComparison.Ordinal)
            .Replace("{model: 4B, concept: corrigible, best_layer: 18", "{model: 4C, concept: corrigible, best_layer: 18", StringComparison.Ordinal)
            .Replace("positions: all", "positions: al", StringComparison.Ordinal)
            .Replace("best_layer: 20, delta: 10.26", "best_layer: 20, delta: ten", StringComparison.Ordinal);

        var error = Assert.Throws<ReportException>(() => ReferenceReader.Parse(text, "mine.yaml"));

        string[] expected =
        [
            "mine.yaml: 7 problems",
            "name: missing",
            "line 2: nam is 'qwen3-caa': unknown key (did you mean name?)",
            "positions is 'al': expected one of all, response, last (did you mean all?)",
            "models[0].layers is 'none': expected a whole number",
            "models[1].layers is 'none': expected a whole number",
            "cells.rows[0].model is '4C': not listed under models (did you mean 4B?)",
            "cells.rows[2].delta is 'ten': expected a finite number",
        ];
        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("best_layer: 18", "best_layer: 36", "4B has layers 0 to 35")]
    [InlineData("{model: 8B, concept: corrigible", "{model: 4B, concept: corrigible", "the cell of 4B and corrigible is listed twice")]
    [InlineData("{label: 8B", "{label: 4B", "models[1].label is '4B': listed twice")]
    [InlineData("delta_tolerance: 0.25", "delta_tolerance: -1", "expected 0 or more")]
    [InlineData("strengths: [-1, 0, 1]", "strengths: [1]", "with 0 among them")]
    [InlineData("title: Contrastive", "title: {a: [}", "not valid YAML")]
    public void Parse_BadValue_SaysWhatIsAllowed(string right, string wrong, string expected)
    {
        var error = Assert.Throws<ReportException>(() => ReferenceReader.Parse(Text.Replace(right, wrong, StringComparison.Ordinal), "mine.yaml"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatIsNotThere_NamesIt()
    {
        var error = Assert.Throws<ReportException>(() => ReferenceReader.Read("nowhere/mine.yaml"));

        Assert.StartsWith("nowhere/mine.yaml: the reference table can not be read", error.Message, StringComparison.Ordinal);
    }
}
