using SteerCluster.Client.Tests.EndToEnd;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Compare;

public sealed class CompareTests
{
    [SharedFact("oracle/logit_diff_sweep")]
    public void Compare_ReferenceStudysOwnFiles_SaysThatAllCellsAreEqual()
    {
        var result = Steer.Run("compare", SharedData.PathTo("oracle"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("all 12 cells are equal to the published table to all printed digits", result.Output, StringComparison.Ordinal);
        Assert.Contains("14.01 = 14.01  1.48 = 1.48  equal", result.Output, StringComparison.Ordinal);
    }

    [SharedFact("oracle/logit_diff_sweep")]
    public void Compare_Json_HasEveryCellAndPasses()
    {
        var json = Steer.Run("compare", SharedData.PathTo("oracle"), "qwen3-caa", "--json").Json;

        Assert.True(json.GetProperty("passed").GetBoolean());
        Assert.Equal(35, json.GetProperty("cells").GetArrayLength());
        Assert.Equal("equal", json.GetProperty("cells")[0].GetProperty("verdict").GetString());
    }

    [SharedFact("oracle/logit_diff_sweep")]
    public void Compare_ChangedNumber_IsFoundWithItsPlaceAndFails()
    {
        using var folder = new TemporaryFolder();
        var cell = Path.Combine("logit_diff_sweep", "corrigible", "Qwen_Qwen3_4B");
        string[] names = ["per_sample_all_layers.csv", "layer_summary.csv", "summary.json"];
        foreach (var name in names)
        {
            folder.Write(Path.Combine(cell, name), File.ReadAllBytes(SharedData.PathTo("oracle", cell, name)));
        }

        var rows = folder.File(cell, names[0]);
        var lines = File.ReadAllLines(rows);
        var fields = lines[100].Split(',');
        fields[9] = "123.5";
        lines[100] = string.Join(',', fields);
        File.WriteAllLines(rows, lines);

        var result = Steer.Run("compare", SharedData.PathTo("oracle"), folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"4B/corrigible, layer {fields[2]}, strength {fields[3]}, prompt_idx {fields[4]}", result.Output, StringComparison.Ordinal);
        Assert.Contains("11 cells in the first folder only", result.Error, StringComparison.Ordinal);
        Assert.Contains("the summary does not follow from the rows", result.Error, StringComparison.Ordinal);
    }

    [SharedFact("oracle/logit_diff_sweep")]
    public void Compare_MisspeltTable_NamesTheNearest()
    {
        var result = Steer.Run("compare", SharedData.PathTo("oracle"), "qwen-caa");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Did you mean 'qwen3-caa'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_BadTolerance_IsAUsageError()
    {
        var result = Steer.Run("compare", "results", "other", "--tolerance", "loose");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--tolerance: 'loose' is no tolerance; expected a number, 0 or more, such as 0.25, or float32 or bf16.", result.Error, StringComparison.Ordinal);
    }
}
