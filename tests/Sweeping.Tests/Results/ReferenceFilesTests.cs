using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Results;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>Files written from the golden sweep's and the reference study's own rows equal those files.</summary>
public sealed class ReferenceFilesTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    [SharedTheory("golden/sweep")]
    [InlineData("all")]
    [InlineData("response")]
    [InlineData("last")]
    [InlineData("seeds")]
    [InlineData("strengths5")]
    public void Write_GoldenRows_GivesGoldenFiles(string run) =>
        Compare(SharedData.PathTo("golden", "sweep", "expected", "corrigible-neutral-HHH", run), own: 0);

    [SharedTheory("oracle/logit_diff_sweep")]
    [InlineData("corrigible", "Qwen_Qwen3_4B", 1.48)]
    [InlineData("corrigible", "Qwen_Qwen3_235B_A22B", 1.31)]
    [InlineData("self_awareness", "Qwen_Qwen3_30B_A3B", 1.51)]
    public void Write_ReferenceStudyRows_GivesItsFiles(string concept, string model, double cohensD)
    {
        var summary = Compare(SharedData.PathTo("oracle", "logit_diff_sweep", concept, model), own: 1);
        Assert.Equal(cohensD, summary.AtBest.CohensD, 0.005);
    }

    public void Dispose() => temp.Dispose();

    private CellStatistics Compare(string expected, int own)
    {
        var measurement = Measurements.Read(expected);
        var writer = new ResultWriter(temp.Path, new UnitStatisticsOptions { Resamples = 20 }, TimeProvider.System);
        var summary = writer.Write(measurement, Measurements.Provenance);
        var folder = writer.LogitDiffFolder(measurement.Model.Id, measurement.Concept);

        CompareRows(Path.Combine(expected, "per_sample_all_layers.csv"), Path.Combine(folder, "per_sample_all_layers.csv"), own);
        CompareNumbers(Path.Combine(expected, "layer_summary.csv"), Path.Combine(folder, "layer_summary.csv"));
        SummaryJson.AssertBegins(Path.Combine(expected, "summary.json"), Path.Combine(folder, "summary.json"), deltaTolerance: 1e-9);
        return summary;
    }

    /// <summary>All columns but the answer mass, whose last digit depends on the machine's exp, letter by letter.</summary>
    private static void CompareRows(string expected, string written, int own)
    {
        var (a, b) = (new CsvFile(expected), new CsvFile(written));
        Assert.Equal(own == 0 ? a.Header : $"{a.Header},answer_mass", b.Header);
        Assert.Equal(a.Rows.Length, b.Rows.Length);
        for (var row = 0; row < a.Rows.Length; row++)
        {
            Assert.Equal(a.Rows[row][..10], b.Rows[row][..10]);
            if (own == 0)
            {
                Assert.Equal(a.Number(row, "answer_mass"), b.Number(row, "answer_mass"), 1e-15);
            }
        }
    }

    private static void CompareNumbers(string expected, string written)
    {
        var (a, b) = (new CsvFile(expected), new CsvFile(written));
        Assert.StartsWith($"{a.Header},", b.Header, StringComparison.Ordinal);
        Assert.Equal(a.Rows.Length, b.Rows.Length);
        for (var row = 0; row < a.Rows.Length; row++)
        {
            Assert.All(a.Header.Split(','), column => Assert.Equal(a.Number(row, column), b.Number(row, column), 1e-9));
        }
    }
}
