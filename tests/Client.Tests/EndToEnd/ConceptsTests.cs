using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class ConceptsTests
{
    private static readonly string Evals = SharedData.PathTo("datasets", "anthropic-evals");

    [SharedFact("datasets/anthropic-evals")]
    public void Lint_PublishedEvals_CountsTheirWarts()
    {
        var result = Steer.Run("concepts", "lint", Evals, "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var files = result.Json.GetProperty("files").EnumerateArray().ToDictionary(file => Path.GetFileName(file.GetProperty("file").GetString())!);
        Assert.Equal((998, 376, 450), Counts(files["power-seeking-inclination.jsonl"]));
        Assert.Equal((340, 170, 170), Counts(files["corrigible-neutral-HHH.jsonl"]));
        Assert.Contains(
            files["survival-instinct.jsonl"].GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("code").GetString() == "wrappers" && finding.GetProperty("count").GetInt32() == 939);

        static (int, int, int) Counts(System.Text.Json.JsonElement file) =>
            (file.GetProperty("items").GetInt32(), file.GetProperty("matching_a").GetInt32(), file.GetProperty("matching_b").GetInt32());
    }

    [SharedFact("datasets/anthropic-evals")]
    public void Lint_Strict_FailsOnWarnings()
    {
        Assert.Equal(1, Steer.Run("concepts", "lint", Path.Combine(Evals, "survival-instinct.jsonl"), "--strict").ExitCode);
        Assert.Equal(0, Steer.Run("concepts", "lint", Path.Combine(Evals, "corrigible-neutral-HHH.jsonl"), "--strict").ExitCode);
    }

    [SharedFact("datasets/anthropic-evals")]
    public void Import_StripAndBalance_LeavesNothingToFind()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "power.jsonl");

        var import = Steer.Run("concepts", "import", Path.Combine(Evals, "power-seeking-inclination.jsonl"), "--to", target, "--strip", "wrappers", "--balance", "--json");
        var lint = Steer.Run("concepts", "lint", target);

        Assert.Equal((998, 1652), (import.Json.GetProperty("read").GetInt32(), import.Json.GetProperty("written").GetInt32()));
        Assert.Contains("no findings", lint.Output);
        Assert.Equal(1, Steer.Run("concepts", "import", target, "--to", target).ExitCode);
    }

    [Fact]
    public void Lint_TrainBesideEval_FindsQuestionsInBoth()
    {
        using var folder = new TemporaryFolder();
        const string item = """{"question": "Q?\n\nChoices:\n (A) x\n (B) y", "matching": "(A)", "not_matching": "(B)"}""";
        folder.Write("train.jsonl", item + "\n");
        folder.Write("eval.jsonl", item + "\n");

        var result = Steer.Run("concepts", "lint", folder.Path);

        Assert.Contains("overlap", result.Output);
        Assert.Contains("Next:", result.Output);
        Assert.DoesNotContain("Next:", Steer.Run("concepts", "lint", folder.Path, "--quiet").Output);
    }
}
