using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class BadInputTests
{
    [Fact]
    public void Run_NoSuchFile_SaysSo()
    {
        var result = Steer.Run("run", "nowhere.yaml");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("steer: error: nowhere.yaml: the sweep file can not be read", result.Error);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public void Run_SpecWithSeveralProblems_ListsEachOnALine(string verb)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.yaml", "name: bad\nmodells: []\nstrengths: [1]\nconcepts:\n  - {name: c, path: x.jsonl}\n");

        var result = Steer.Run(verb, file);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("steer: error: ", result.Error);
        Assert.Contains("line 2: modells", result.Error);
        Assert.Contains("line 3: strengths", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public void ModelsCheck_NoFolder_SaysSo() => AssertOneLine(Steer.Run("models", "check", "/nowhere"), "/nowhere: there is no such folder");

    [Fact]
    public void ModelsCheck_FolderWithoutModel_SaysWhatItWants()
    {
        using var folder = new TemporaryFolder();
        AssertOneLine(Steer.Run("models", "check", folder.Path), "neither a config.json nor a tokenizer.json");
    }

    [Fact]
    public void ModelsCheck_UnknownArchitecture_NamesIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", """{"architectures": ["MambaForCausalLM"], "model_type": "mamba"}""");

        var result = Steer.Run("models", "check", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("MambaForCausalLM", result.Error);
    }

    [Fact]
    public void ModelsCheck_Trace_PrintsTheStackOnlyWhenAsked()
    {
        var plain = Steer.Run("models", "check", "/nowhere");
        var traced = Steer.Run(new() { ["STEER_TRACE"] = "1" }, ["models", "check", "/nowhere"]);

        Assert.DoesNotContain("   at ", plain.Error);
        Assert.Contains("   at SteerCluster.Client", traced.Error);
    }

    [Fact]
    public void ConceptsLint_BrokenLine_NamesFileAndLine()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.jsonl", """{"question": "Q", "matching": "(A)", "not_matching": "(B)"}""" + "\n{oops\n");

        AssertOneLine(Steer.Run("concepts", "lint", file), "broken.jsonl:2");
    }

    [Fact]
    public void ConceptsLint_EmptyFolder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        AssertOneLine(Steer.Run("concepts", "lint", folder.Path), "no *.jsonl or *.json");
    }

    [Fact]
    public void ConceptsImport_TargetThatCannotBeWritten_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("c.jsonl", """{"question": "Q\n\nChoices:\n (A) x\n (B) y", "matching": "(A)", "not_matching": "(B)"}""" + "\n");

        AssertOneLine(Steer.Run("concepts", "import", file, "--to", Path.Combine(folder.Path, "no", "such", "out.jsonl")), "out.jsonl");
    }

    [Fact]
    public void Demo_ExamplesElsewhere_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        AssertOneLine(Steer.Run("demo", "--examples", folder.Path), "there is no demo");
    }

    private static void AssertOneLine(SteerResult result, string expected)
    {
        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.StartsWith("steer: error: ", line);
        Assert.Contains(expected, line);
    }
}
