using SteerCluster.Reporting.Comparison.Folders;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Comparison.Folders;

public sealed class FolderComparisonTests
{
    [Fact]
    public void Of_FolderAndItself_IsTheSameToTheByte()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a");

        var comparison = Compare(folder, "a", "a");

        Assert.True(comparison is { SameBytes: true, IsComplete: true, Passed: true });
        Assert.All(comparison.Columns, column => Assert.Equal((0, 0.0), (column.Differing, column.Largest)));
    }

    [Fact]
    public void Of_ChangedNumber_IsFoundWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a");
        var rows = Write(folder, "b");
        var lines = File.ReadAllLines(rows);
        var changed = Array.FindIndex(lines, line => line.StartsWith("4B,corrigible,2,1.0,3,", StringComparison.Ordinal));
        var fields = lines[changed].Split(',');
        var (before, after) = (fields[9], "99.5");
        lines[changed] = string.Join(',', [.. fields[..9], after]);
        File.WriteAllLines(rows, lines);

        var comparison = Compare(folder, "a", "b");

        Assert.False(comparison.Passed);
        var column = Assert.Single(comparison.Columns, column => column.Differing > 0);
        Assert.Equal(("logit_diff_matching", 1, "4B/corrigible, layer 2, strength 1.0, prompt_idx 3"), (column.Column, column.Differing, column.Where));
        Assert.Equal((before, after), column.Values);
        Assert.Equal([ResultFiles.Rows], comparison.Cells[0].OtherBytes);
    }

    [Fact]
    public void Of_NumbersWithinTheTolerance_Agree()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a");
        Write(folder, "b", shift: 3e-4);

        var comparison = Compare(folder, "a", "b");

        Assert.True(comparison is { Passed: true, SameBytes: false, IsComplete: true });
        var column = Assert.Single(comparison.Columns, column => column.Column == "logit_diff_matching");
        Assert.Equal(3e-4, column.Largest, 1e-9);
        Assert.Equal(3e-4, column.MeanDifference, 1e-9);
        Assert.Equal(1, column.Pearson, 1e-9);
        Assert.False(FolderComparison.Of(ResultFiles.Read(folder, "a"), ResultFiles.Read(folder, "b"), tolerance: 1e-4).Passed);
    }

    [Fact]
    public void Of_CellsAndRowsOfOneFolderOnly_AreNamedAndNotJudged()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a");
        Write(folder, "a", concept: "sycophancy");
        Write(folder, "b", strengths: [-2, -1, 0, 1, 2], items: 5);

        var comparison = Compare(folder, "a", "b");

        Assert.Equal(["4B/sycophancy"], comparison.OnlyFirst);
        Assert.Equal(
            [
                "per_sample_all_layers.csv: 6 rows in the first folder only: layer 1, strength -1.0, prompt_idx 5; layer 1, strength 0.0, prompt_idx 5; layer 1, strength 1.0, prompt_idx 5 and 3 more",
                "per_sample_all_layers.csv: 20 rows in the second folder only: layer 1, strength -2.0, prompt_idx 0; layer 1, strength -2.0, prompt_idx 1; layer 1, strength -2.0, prompt_idx 2 and 17 more",
            ],
            comparison.Cells[0].Unmatched);
        Assert.True(comparison is { Passed: true, IsComplete: false });
    }

    [Fact]
    public void Of_NothingInCommon_SaysWhatThereIs()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a");
        Write(folder, "b", concept: "sycophancy");

        var error = Assert.Throws<ReportException>(() => Compare(folder, "a", "b"));

        Assert.EndsWith("have no cell in common: the first has 4B/corrigible, the second 4B/sycophancy.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0001, 1.0003, true)]
    [InlineData(1.5, 1.0003, true)]
    [InlineData(1.5, 1.5, false)]
    public void Of_AnotherBestLayer_PassesWhereTheyTieInOneFolder(double first, double second, bool passes)
    {
        using var folder = new TemporaryFolder();
        ResultFiles.Cell(folder, "a", "corrigible", "4B", [1, 2], 6, (layer, strength, _) => strength * (layer == 1 ? first : 1) / 2);
        ResultFiles.Cell(folder, "b", "corrigible", "4B", [1, 2], 6, (layer, strength, _) => strength * (layer == 1 ? 1 : second) / 2);

        var best = Assert.Single(Compare(folder, "a", "b").Cells).Best;

        Assert.Equal((1, 2, passes), (best.First, best.Second, best.Passed));
    }

    private static FolderComparison Compare(TemporaryFolder folder, string first, string second) =>
        FolderComparison.Of(ResultFiles.Read(folder, first), ResultFiles.Read(folder, second));

    private static string Write(TemporaryFolder folder, string root, string concept = "corrigible", double shift = 0, double[]? strengths = null, int items = 6) =>
        ResultFiles.Cell(folder, root, concept, "4B", [1, 2], items, (layer, strength, item) => (layer * strength) + item + shift, strengths);
}
