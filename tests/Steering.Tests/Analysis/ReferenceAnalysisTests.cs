using System.Globalization;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Steering.Tests.Statistics;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Analysis;

/// <summary>A sweep's statistics from the reference study's rows against the numbers that it published.</summary>
public class ReferenceAnalysisTests
{
    private static readonly (string Label, int Layers, string Training, int Experts)[] Models =
    [
        ("4B", 36, "distilled", 0), ("8B", 36, "distilled", 0), ("14B", 40, "distilled", 0), ("32B", 64, "rl", 0),
        ("30B-A3B", 48, "distilled", 128), ("235B-A22B", 94, "rl", 128),
    ];

    [SharedFact("oracle/logit_diff_sweep")]
    public void Of_StudyRows_GivesThePublishedMeans()
    {
        var analysis = SweepAnalysis.Of([.. from concept in new[] { "corrigible", "self_awareness" } from model in Models select Cell(concept, model)]);

        Assert.Equal([("corrigible", "9.39"), ("self_awareness", "7.75")], analysis.ByConcept.Select(group => (group.Name, Printed(group.MeanDelta))));
        var largest = analysis.ByModel.Single(group => group.Name == "235B-A22B");
        Assert.Equal(("5.64", "1.13"), (Printed(largest.MeanDelta), Printed(largest.MeanCohensD)));
        Assert.Equal(48, analysis.Depth!.Threshold);
        Assert.Equal((8, 4), (analysis.Depth.Shallow.Cells, analysis.Depth.Deep.Cells));
        Assert.Contains(analysis.Warnings, warning => warning.StartsWith("depth and training method split the models alike", StringComparison.Ordinal));
    }

    private static CellStatistics Cell(string concept, (string Label, int Layers, string Training, int Experts) model)
    {
        var rows = new ResultRows(SharedData.PathTo(
            "oracle", "logit_diff_sweep", concept, $"Qwen_Qwen3_{model.Label.Replace('-', '_')}", "per_sample_all_layers.csv"));
        return CellStatistics.Of(
            new CellSamples
            {
                Model = new ModelFacts
                {
                    Label = model.Label, Id = $"Qwen/Qwen3-{model.Label}", Layers = model.Layers, Training = model.Training, Experts = model.Experts,
                },
                Concept = concept,
                Units = [.. rows.Layers.Select(layer => rows.Of(layer) is var (strengths, matching, isA, mass)
                    ? new UnitSamples(new UnitId(model.Label, concept, layer), strengths, matching, isA, mass) : null!)],
            },
            new UnitStatisticsOptions { Resamples = 0 });
    }

    private static string Printed(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
