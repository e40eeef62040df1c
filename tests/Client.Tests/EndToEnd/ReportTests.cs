using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class ReportTests
{
    private const string Oracle = "oracle/logit_diff_sweep";

    [SharedFact(Oracle)]
    public void Report_ReferenceStudyWithOutput_WritesEverythingThereAndNothingElsewhere()
    {
        using var folder = new TemporaryFolder();
        var study = SharedData.PathTo("oracle", "logit_diff_sweep");
        var before = Directory.GetFileSystemEntries(study, "*", SearchOption.AllDirectories);

        var result = Steer.Run("report", study, "--output", folder.Path, "--markdown", "--no-figures", "--resamples", "50");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["analysis_summary.json", "report.html", "report.md"], Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        Assert.Equal(before, Directory.GetFileSystemEntries(study, "*", SearchOption.AllDirectories));
        Assert.Contains("6 models x 2 concepts, 12 cells, 432 units", result.Output);
        Assert.Matches(@"4B +corrigible +18 of 36 +\+14\.01 \[", result.Output);
        Assert.Contains("The result folder: ", result.Output);
        Assert.Contains($"report: {folder.File("report.html")}", result.Output);
    }

    [SharedFact(Oracle)]
    public void Report_Json_IsOneObject()
    {
        using var folder = new TemporaryFolder();

        var result = Steer.Run("report", SharedData.PathTo("oracle", "logit_diff_sweep", "corrigible"), "--output", folder.Path, "--no-figures", "--resamples", "0", "--json");

        Assert.Equal(6, result.Json.GetProperty("cells").GetArrayLength());
        Assert.Equal("Best layers", result.Json.GetProperty("findings")[0].GetProperty("topic").GetString());
        Assert.Equal(folder.File("report.html"), result.Json.GetProperty("html").GetString());
    }

    [SharedFact("golden/sweep/model", "golden/sweep/corrigible-neutral-HHH")]
    public void Report_OfARun_KeepsTheBytesOfItsAnalysis()
    {
        using var folder = new TemporaryFolder();
        var run = Steer.Run("run", RunTests.Sweep(folder, 6));
        Assert.Contains("steer report ", run.Output);
        var file = folder.File("results", "logit_diff_sweep", "analysis_summary.json");
        var written = File.ReadAllBytes(file);

        var result = Steer.Run("report", folder.File("results"), "--no-figures");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(written, File.ReadAllBytes(file));
        Assert.True(File.Exists(folder.File("results", "report.html")));
    }

    [SharedFact(Oracle)]
    public void Report_WithoutNode_WritesThePageAndSaysThatSvgIsLeftOut()
    {
        using var folder = new TemporaryFolder();

        var result = Steer.Run(
            new() { ["STEER_NODE"] = folder.File("no-such-node") },
            ["report", SharedData.PathTo("oracle", "logit_diff_sweep", "corrigible"), "--output", folder.Path, "--resamples", "0"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("steer: warning: figures are not drawn as SVG", result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.True(File.Exists(folder.File("report.html")));
        Assert.NotEmpty(Directory.GetFiles(folder.File("figures"), "*.vl.json"));
    }

    [SharedFact(Oracle)]
    public void Report_OutputThatCannotBeWritten_NamesTheOption()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        var result = Steer.Run("report", SharedData.PathTo("oracle", "logit_diff_sweep"), "--output", Path.Combine(file, "below"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nothing can be written there", result.Error);
        Assert.Contains("--output DIR", result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [SharedFact(Oracle)]
    public void Report_AnalysisOfAnotherTool_IsLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        var theirs = folder.Write("analysis_summary.json", "{\"best_layers\": []}");

        var result = Steer.Run("report", SharedData.PathTo("oracle", "logit_diff_sweep", "corrigible"), "--output", folder.Path, "--no-figures", "--resamples", "0");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("another tool wrote this file", result.Error);
        Assert.Equal("{\"best_layers\": []}", File.ReadAllText(theirs));
    }

    [Fact]
    public void Report_FolderWithoutResults_SaysWhatIsExpected()
    {
        using var folder = new TemporaryFolder();

        var result = Steer.Run("report", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("per_sample_all_layers.csv", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
