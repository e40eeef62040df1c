using System.Globalization;
using System.Text.Json;
using SteerCluster.Steering.Statistics;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Statistics;

/// <summary>Statistics of per-sample rows against the summaries that the references computed from the same rows.</summary>
public class ReferenceStatisticsTests
{
    private const double Tolerance = 1e-9;

    [SharedTheory("golden/sweep")]
    [InlineData("all")]
    [InlineData("response")]
    [InlineData("last")]
    [InlineData("seeds")]
    [InlineData("strengths5")]
    public void Compute_GoldenRun_EqualsLayerSummary(string run)
    {
        var folder = SharedData.PathTo("golden", "sweep", "expected", "corrigible-neutral-HHH", run);
        var rows = new ResultRows(Path.Combine(folder, "per_sample_all_layers.csv"));
        foreach (var expected in ResultRows.Read(Path.Combine(folder, "layer_summary.csv")))
        {
            var unit = rows.Compute(int.Parse(expected[0], CultureInfo.InvariantCulture));

            double[] actual =
            [
                unit.Baseline.Mean, unit.Positive.Mean, unit.Negative.Mean, unit.Delta, unit.CohensD, unit.CohensDz, unit.Slope,
                unit.AntiSteerableShare, unit.Baseline.Sd, unit.Positive.Sd, unit.Negative.Sd, unit.AnswerMass!.Value,
                .. run == "strengths5" ? unit.Strengths.Select(strength => strength.Mean) : [],
            ];
            AssertClose(expected[1..], actual);
            Assert.Equal(16, unit.Count);
            Assert.False(unit.LowAnswerMass);
        }

        AssertSummary(folder, rows);
    }

    [SharedTheory("oracle/logit_diff_sweep")]
    [InlineData("corrigible", "4B", 40, 18, "14.01", "1.48")]
    [InlineData("corrigible", "8B", 40, 17, "7.78", "1.06")]
    [InlineData("corrigible", "14B", 40, 20, "10.26", "1.82")]
    [InlineData("corrigible", "32B", 40, 44, "4.48", "1.29")]
    [InlineData("corrigible", "30B_A3B", 40, 26, "13.87", "1.61")]
    [InlineData("corrigible", "235B_A22B", 40, 76, "5.92", "1.31")]
    [InlineData("self_awareness", "4B", 100, 21, "8.83", "1.57")]
    [InlineData("self_awareness", "8B", 100, 23, "8.82", "1.27")]
    [InlineData("self_awareness", "14B", 100, 25, "9.37", "1.89")]
    [InlineData("self_awareness", "32B", 100, 49, "2.29", "0.76")]
    [InlineData("self_awareness", "30B_A3B", 100, 26, "11.82", "1.51")]
    [InlineData("self_awareness", "235B_A22B", 100, 76, "5.37", "0.96")]
    public void Compute_StudyUnit_EqualsPublishedNumbers(string concept, string model, int count, int best, string delta, string effect)
    {
        var folder = SharedData.PathTo("oracle", "logit_diff_sweep", concept, $"Qwen_Qwen3_{model}");
        var rows = new ResultRows(Path.Combine(folder, "per_sample_all_layers.csv"));

        foreach (var expected in ResultRows.Read(Path.Combine(folder, "layer_summary.csv")))
        {
            var unit = rows.Compute(int.Parse(expected[0], CultureInfo.InvariantCulture));
            AssertClose(expected[1..5], [unit.Baseline.Mean, unit.Positive.Mean, unit.Negative.Mean, unit.Delta]);
            Assert.Equal(unit.Delta / 2, unit.Slope, Tolerance);
        }

        AssertSummary(folder, rows);
        var bestUnit = rows.Compute(best, resamples: 200);
        Assert.Equal(count, bestUnit.Count);
        Assert.Equal((delta, effect), (Printed(bestUnit.Delta), Printed(bestUnit.CohensD)));
        Assert.InRange(bestUnit.Delta, bestUnit.DeltaInterval.Low, bestUnit.DeltaInterval.High);
        Assert.Null(bestUnit.AnswerMass);
    }

    private static void AssertSummary(string folder, ResultRows rows)
    {
        var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json"))).RootElement;
        int[] layers = [.. rows.Layers];

        var best = BestLayer.Of(layers, [.. layers.Select(layer => rows.Compute(layer).Delta)]);

        Assert.Equal(summary.GetProperty("layers_tested").EnumerateArray().Select(layer => layer.GetInt32()), layers);
        Assert.Equal(summary.GetProperty("best_layer").GetInt32(), best.Layer);
        Assert.Equal(summary.GetProperty("best_delta").GetDouble(), best.Delta, Tolerance);
        Assert.Equal(summary.GetProperty("top_5_layers").EnumerateArray().Select(layer => layer.GetInt32()), best.Top5);
    }

    private static void AssertClose(IReadOnlyList<string> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++)
        {
            Assert.Equal(ResultRows.Number(expected[i]), actual[i], Tolerance);
        }
    }

    private static string Printed(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
