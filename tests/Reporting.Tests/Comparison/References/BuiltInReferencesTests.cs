using SteerCluster.Reporting.Comparison.References;

namespace SteerCluster.Reporting.Tests.Comparison.References;

public sealed class BuiltInReferencesTests
{
    [Fact]
    public void All_OfThisProgram_CanBeRead()
    {
        var study = Assert.Single(BuiltInReferences.All);

        Assert.Equal(("qwen3-caa", 6, 6, 35), (study.Name, study.Models.Count, study.Concepts.Count, study.Cells.Count));
        Assert.DoesNotContain(study.Cells, cell => cell is { Model.Label: "235B-A22B", Concept.Name: "sycophancy" });
    }

    [Fact]
    public void All_Means_AreThoseOfTheCells()
    {
        foreach (var study in BuiltInReferences.All)
        {
            Assert.All(study.Means, mean =>
            {
                var cells = study.Cells.Where(mean.Covers).ToArray();
                Assert.Equal(mean.Cells, cells.Length);
                // Both sides are rounded to two digits.
                Assert.Equal(mean.Delta, cells.Average(cell => cell.Delta), 0.0101);
                Assert.Equal(mean.CohensD, cells.Average(cell => cell.CohensD), 0.0101);
            });
        }
    }

    [Fact]
    public void Get_MisspeltName_NamesTheNearest()
    {
        var error = Assert.Throws<ReportException>(() => BuiltInReferences.Get("qwen3-cca"));

        Assert.Contains("Did you mean 'qwen3-caa'?", error.Message, StringComparison.Ordinal);
    }
}
