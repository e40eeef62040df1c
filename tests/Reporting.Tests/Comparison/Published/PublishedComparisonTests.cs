using System.Globalization;
using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Reporting.Reading;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Comparison.Published;

public sealed class PublishedComparisonTests
{
    private static readonly ReferenceStudy Study = BuiltInReferences.Get("qwen3-caa");

    [SharedFact("oracle/logit_diff_sweep")]
    public void Of_ReferenceStudysOwnFiles_IsEqualToAllPrintedDigits()
    {
        var comparison = PublishedComparison.Of(ResultFolder.Read(SharedData.PathTo("oracle"), ModelCatalogue.BuiltIn), Study);

        var compared = comparison.Compared.ToArray();
        Assert.Equal(12, compared.Length);
        Assert.All(compared, cell => Assert.Equal(Verdict.Equal, cell.Verdict));
        Assert.All(compared, cell => Assert.Equal(cell.PublishedDepth, cell.Depth));
        Assert.Equal(23, comparison.Cells.Count(cell => cell.Verdict == Verdict.NotMeasured));
        Assert.Equal(["235B-A22B", "corrigible", "self_awareness"], comparison.Means.Select(mean => mean.Name));
        Assert.All(comparison.Means, mean => Assert.Equal(Verdict.Equal, mean.Verdict));
        Assert.True(comparison.Passed);
    }

    [SharedFact("oracle/logit_diff_sweep")]
    public void Of_ReferenceStudysOwnFiles_SummariesFollowFromTheRows()
    {
        var comparison = PublishedComparison.Of(ResultFolder.Read(SharedData.PathTo("oracle"), ModelCatalogue.BuiltIn), Study);

        Assert.Equal(12, comparison.Summaries.Count);
        Assert.All(comparison.Summaries, check => Assert.True(check is { Passed: true, Largest: <= 1e-9 }, check.ToString()));
        // Four columns a layer, the best layer, its delta, the top five.
        Assert.Equal(((25 + 25 + 27 + 43 + 33 + 63) * 4 * 2) + (12 * 3), comparison.Summaries.Sum(check => check.Values));
    }

    [SharedFact("oracle/README.md")]
    public void BuiltIn_Table_IsThatOfTheReferenceFilesDescription()
    {
        var rows = File.ReadLines(SharedData.PathTo("oracle", "README.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();

        Assert.Equal(6, rows.Length);
        foreach (var row in rows)
        {
            Assert.Equal(row[2], Text(row[1], "corrigible"));
            Assert.Equal(row[3], Text(row[1], "self_awareness"));
        }

        static string Text(string model, string concept) =>
            Study.Cells.Single(cell => cell.Model.Label == model && cell.Concept.Name == concept) is var cell
                ? string.Create(CultureInfo.InvariantCulture, $"{cell.BestLayer}, {cell.Delta:F2}, {cell.CohensD:F2}") : "";
    }

    [Fact]
    public void Of_DeltaOffByLessThanTheTolerance_Agrees()
    {
        using var folder = new TemporaryFolder();
        var comparison = Compare(folder, delta: 14.01 + 0.2);

        var cell = Assert.Single(comparison.Compared);
        Assert.Equal((Verdict.Agrees, 0.25), (cell.Delta!.Verdict, cell.Delta.Tolerance));
    }

    [Fact]
    public void Of_DeltaOffByMore_DiffersAndFails()
    {
        using var folder = new TemporaryFolder();
        var comparison = Compare(folder, delta: 14.01 + 0.3);

        Assert.Equal(Verdict.Differs, Assert.Single(comparison.Compared).Delta!.Verdict);
        Assert.False(comparison.Passed);
    }

    [Fact]
    public void Of_OtherConventions_NotesEachOnceWithItsCells()
    {
        using var folder = new TemporaryFolder();
        var comparison = Compare(folder, delta: 14, items: 30, strengths: [-2, 0, 2]);

        Assert.Contains("strengths [-2.0, 0.0, 2.0], published [-1.0, 0.0, 1.0] (4B/corrigible)", comparison.Notes);
        Assert.Contains("30 items, published 40 (4B/corrigible)", comparison.Notes);
        Assert.Contains(comparison.Notes, note => note.StartsWith("the files do not tell their conventions", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ConceptByAnotherName_FindsItsCell()
    {
        using var folder = new TemporaryFolder();
        ResultFiles.Cell(folder, "r", "corrigible_neutral_HHH", "4B", [18], 40, (_, strength, item) => strength + item);

        var comparison = PublishedComparison.Of(ResultFiles.Read(folder, "r"), Study);

        Assert.Equal(("4B", "corrigible"), Assert.Single(comparison.Compared.Select(cell => (cell.Model, cell.Concept))));
    }

    [Fact]
    public void Of_CellThatWasNotPublished_IsToldAndNotJudged()
    {
        using var folder = new TemporaryFolder();
        ResultFiles.Cell(folder, "r", "honesty", "4B", [18], 40, (_, strength, item) => strength + item);

        var comparison = PublishedComparison.Of(ResultFiles.Read(folder, "r"), Study);

        Assert.Single(comparison.Cells, cell => cell.Verdict == Verdict.NotPublished);
        Assert.True(comparison.Passed);
        Assert.Null(PublishedComparison.Nearest(ResultFiles.Read(folder, "r"), [Study]));
    }

    private static PublishedComparison Compare(TemporaryFolder folder, double delta, int items = 40, double[]? strengths = null)
    {
        // The items' spread gives d = 1.48 with the published delta.
        var spread = 14.01 / 1.48;
        ResultFiles.Cell(folder, "r", "corrigible", "4B", [17, 18, 19], items, (layer, strength, item) =>
            (Math.Sign(strength) * (layer == 18 ? delta : 1) / 2) + (item % 2 == 0 ? spread : -spread), strengths);
        return PublishedComparison.Of(ResultFiles.Read(folder, "r"), Study);
    }
}
