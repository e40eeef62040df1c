using System.Diagnostics;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class RunTests
{
    internal static string Sweep(TemporaryFolder folder, int items) => folder.Write("sweep.yaml", $"""
        name: golden
        models:
          - path: {SharedData.PathTo("golden", "sweep", "model")}
        concepts:
          - name: corrigible
            train: {SharedData.PathTo("golden", "sweep", "corrigible-neutral-HHH", "train.jsonl")}
            eval: {SharedData.PathTo("golden", "sweep", "corrigible-neutral-HHH", "eval.jsonl")}
            train_size: 4
            eval_size: {items}
        output: results
        """);

    [SharedFact("golden/sweep/model", "golden/sweep/corrigible-neutral-HHH")]
    public void RunAndPlan_SmallSweep_MeasuresItOnce()
    {
        using var folder = new TemporaryFolder();
        var file = Sweep(folder, 6);

        var before = Steer.Run("plan", file, "--json");
        var run = Steer.Run("run", file, "--json", "--events", "--threads", "2");
        var again = Steer.Run("run", file);
        var after = Steer.Run("plan", file);

        Assert.Equal(0, before.Json.GetProperty("cells")[0].GetProperty("items_done").GetInt32());
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var last = System.Text.Json.JsonDocument.Parse(run.Output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(Path.Combine(folder.Path, "results"), last.GetProperty("output").GetString());
        Assert.Equal(6, last.GetProperty("cells")[0].GetProperty("items").GetInt32());
        Assert.Contains("6 of 6 items done before", again.Output);
        Assert.Contains("results: ", again.Output);
        Assert.Contains("print the results again", after.Output);
    }

    [SharedFact("golden/sweep/model", "golden/sweep/corrigible-neutral-HHH")]
    public async Task Run_Interrupted_StopsCleanlyAndSaysThatItResumes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        using var process = Steer.Start("run", Sweep(folder, 16), "--threads", "1");
        Assert.Contains("units", await process.StandardOutput.ReadLineAsync());
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("steer: stopping; finished chunks are kept, the one in flight is computed again; Ctrl-C again ends at once", error);
        Assert.Matches("stopped; 0 of . units kept.*; the same command resumes", error);
        Assert.DoesNotContain("   at ", error);
    }
}
