using System.Globalization;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;
using SteerCluster.Tests;

namespace SteerCluster.Sweeping.Tests.Results;

/// <summary>
/// The reference study's analysis notebook, step by step, on files of ours: it finds the folders by the models' labels, reads the
/// named columns, and computes best layers and effect sizes. What it finds must be our own statistics.
/// </summary>
public sealed class NotebookReadingTests : IDisposable
{
    private static readonly string[] Models = ["4B", "30B-A3B"];

    private static readonly string[] Concepts = ["corrigible", "self_awareness"];

    private readonly TemporaryFolder temp = new();

    [Fact]
    public void Notebook_OnOurFiles_FindsOurStatistics()
    {
        var own = Write();

        // 1. Load: one folder per concept and model, the label's hyphens as underscores; model and concept of the summaries come from the loop.
        var samples = new List<(string Model, string Concept, int Layer, double Strength, int Item, string Answer, double A, double B, double AB, double Matching)>();
        var summaries = new List<(string Model, string Concept, int Layer, double Baseline, double Positive, double Negative, double Delta)>();
        foreach (var concept in Concepts)
        {
            foreach (var model in Models)
            {
                var folder = temp.File("logit_diff_sweep", concept, $"Qwen_Qwen3_{model.Replace('-', '_')}");
                var rows = new CsvFile(Path.Combine(folder, "per_sample_all_layers.csv"));
                samples.AddRange(Enumerable.Range(0, rows.Rows.Length).Select(r => (
                    rows.Text(r, "model"), rows.Text(r, "concept"), Whole(rows, r, "layer"), rows.Number(r, "strength"), Whole(rows, r, "prompt_idx"), rows.Text(r, "matching_answer"),
                    rows.Number(r, "logprob_A"), rows.Number(r, "logprob_B"), rows.Number(r, "logit_diff_AB"), rows.Number(r, "logit_diff_matching"))));
                var layers = new CsvFile(Path.Combine(folder, "layer_summary.csv"));
                summaries.AddRange(Enumerable.Range(0, layers.Rows.Length).Select(r => (
                    model, concept, Whole(layers, r, "layer"), layers.Number(r, "baseline_mean"), layers.Number(r, "positive_mean"), layers.Number(r, "negative_mean"), layers.Number(r, "delta"))));
            }
        }

        Assert.Equal(Models.Order(StringComparer.Ordinal), samples.Select(row => row.Model).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Concepts, samples.Select(row => row.Concept).Distinct());
        Assert.All(samples, row => Assert.Equal(row.A - row.B, row.AB, 1e-12));
        Assert.All(samples, row => Assert.Equal(row.Answer == "(A)" ? row.AB : -row.AB, row.Matching));

        // 2. Best layer: per model and concept the row with the largest delta, the first of equal ones.
        var best = summaries.GroupBy(row => (row.Model, row.Concept)).Select(group => group.MaxBy(row => row.Delta)).ToArray();

        // 3. Effect size at the best layer: rows at strength 1 and -1, SDs with ddof 1.
        Assert.Equal(own.Count, best.Length);
        foreach (var row in best)
        {
            var cell = own.Single(cell => cell.Model.Label == row.Model && cell.Concept == row.Concept);
            double[] At(double strength) =>
                [.. samples.Where(s => s.Model == row.Model && s.Concept == row.Concept && s.Layer == row.Layer && s.Strength == strength).Select(s => s.Matching)];
            var (positive, negative, baseline) = (At(1.0), At(-1.0), At(0.0));
            var pooled = Math.Sqrt((Variance(positive) + Variance(negative)) / 2);

            Assert.Equal((cell.Best.Layer, cell.AtBest.Count), (row.Layer, positive.Length));
            Assert.Equal(cell.AtBest.Delta, row.Delta, 1e-12);
            Assert.Equal(cell.AtBest.Delta, positive.Average() - negative.Average(), 1e-12);
            Assert.Equal(cell.AtBest.CohensD, (positive.Average() - negative.Average()) / pooled, 1e-12);
            Assert.Equal((row.Baseline, row.Positive, row.Negative), (cell.AtBest.Baseline.Mean, cell.AtBest.Positive.Mean, cell.AtBest.Negative.Mean));
            Assert.Equal(baseline.Average(), row.Baseline, 1e-12);
        }
    }

    public void Dispose() => temp.Dispose();

    private static int Whole(CsvFile csv, int row, string column) => int.Parse(csv.Text(row, column), CultureInfo.InvariantCulture);

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);

    /// <summary>Two models and two concepts, no two of them alike.</summary>
    private IReadOnlyList<CellStatistics> Write()
    {
        var writer = new ResultWriter(temp.Path, new UnitStatisticsOptions { Resamples = 20 }, TimeProvider.System);
        return [.. from c in Enumerable.Range(0, Concepts.Length)
                   from m in Enumerable.Range(0, Models.Length)
                   select writer.Write(Measurement(Concepts[c], Models[m], 1 + (0.3 * c) - (0.7 * m)), Measurements.Provenance)];
    }

    private static ConceptMeasurement Measurement(string concept, string model, double scale)
    {
        var small = Measurements.Small();
        return small with
        {
            Concept = concept,
            Model = new ModelFacts { Label = model, Id = $"Qwen/Qwen3-{model}", Layers = 6 },
            Steered =
            [
                .. small.Steered.Select((strengths, layer) => strengths.Select(readings => readings
                    .Select((reading, item) => new AnswerReading(reading.LogProbA * scale, reading.LogProbB + (0.01 * item * layer * scale))).ToArray()).ToArray()),
            ],
        };
    }
}
