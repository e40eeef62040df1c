using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using static SteerCluster.Steering.Tests.Analysis.MadeUpCells;

namespace SteerCluster.Steering.Tests.Analysis;

/// <summary>The statistics of random sweeps against slow, obvious ones.</summary>
public class SweepAnalysisProperties
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Of_AnySweep_GroupsLikePlainFilters() => ForAnySweep((analysis, cells) =>
    {
        foreach (var group in analysis.ByModel)
        {
            AssertGroup(group, cells.Where(cell => cell.Model.Label == group.Name));
        }

        foreach (var group in analysis.ByConcept)
        {
            AssertGroup(group, cells.Where(cell => cell.Concept == group.Name));
        }

        foreach (var group in analysis.ByTraining)
        {
            AssertGroup(group, cells.Where(cell => cell.Model.Training == group.Name));
        }

        foreach (var group in analysis.ByArchitecture)
        {
            AssertGroup(group, cells.Where(cell => group.Name == (cell.Model.Experts == 0 ? "dense" : "mixture of experts")));
        }

        Assert.Equal(cells.Length, analysis.ByModel.Sum(group => group.Cells));
        Assert.Equal(cells.Length, analysis.ByConcept.Sum(group => group.Cells));
    });

    [Fact]
    public void Of_AnySweep_SplitsDepthsInTheMiddle() => ForAnySweep((analysis, cells) =>
    {
        var depths = cells.Select(cell => cell.Model.Layers).Distinct().Order().ToArray();
        if (depths.Length < 2)
        {
            Assert.Null(analysis.Depth);
            return;
        }

        // As many distinct depths on both sides, the middle one of an odd number among the shallow.
        var depth = analysis.Depth!;
        Assert.Equal((depths.Length + 1) / 2, depths.Count(layers => layers <= depth.Threshold));
        AssertGroup(depth.Shallow, cells.Where(cell => cell.Model.Layers <= depth.Threshold));
        AssertGroup(depth.Deep, cells.Where(cell => cell.Model.Layers > depth.Threshold));
        foreach (var concept in depth.Concepts)
        {
            var deltas = cells.Where(cell => cell.Concept == concept.Concept).ToLookup(cell => cell.Model.Layers <= depth.Threshold, cell => cell.AtBest.Delta);
            Close(deltas[true].Average(), concept.ShallowDelta);
            Close(deltas[false].Average(), concept.DeepDelta);
        }
    });

    [Fact]
    public void Of_AnySweep_CorrelatesModelMeans() => ForAnySweep((analysis, cells) =>
    {
        var models = cells.GroupBy(cell => cell.Model.Label).ToArray();
        var deltas = models.Select(model => model.Average(cell => cell.AtBest.Delta)).ToArray();
        var depths = models.Select(model => (double)model.First().Model.Layers).ToArray();

        var correlation = analysis.Correlations.First(c => c is { Fact: "layers", Effect: "delta" });

        Assert.Equal(models.Length, correlation.Models);
        if (models.Length < 3 || depths.Distinct().Count() < 2)
        {
            Assert.True(double.IsNaN(correlation.Pearson) && double.IsNaN(correlation.Spearman) && double.IsNaN(correlation.PValue));
            return;
        }

        Close(ObviousPearson(depths, deltas), correlation.Pearson);
        Close(ObviousPearson(Ranks(depths), Ranks(deltas)), correlation.Spearman);
        Assert.InRange(correlation.PValue, 0, 1);
    });

    [Fact]
    public void Of_AnySweep_AgreesAsScaledCurvesDo() => ForAnySweep((analysis, cells) =>
    {
        foreach (var concept in cells.GroupBy(cell => cell.Concept))
        {
            var (generated, logit) = (new List<double>(), new List<double>());
            foreach (var cell in concept)
            {
                var pairs = (from point in cell.Samples.Generation!.Layers
                             from layer in cell.Layers
                             where point.Layer == layer
                             select (Generated: point.Delta, Logit: cell.Units[cell.IndexOf(layer)].Delta)).ToArray();
                var agreement = analysis.Agreements.Single(a => a.Concept == concept.Key && a.Model == cell.Model.Label);
                Assert.Equal(pairs.Length, agreement.Layers);
                if (pairs.Length < 3)
                {
                    Assert.True(double.IsNaN(agreement.Pearson));
                    continue;
                }

                Close(ObviousPearson([.. pairs.Select(p => p.Generated)], [.. pairs.Select(p => p.Logit)]), agreement.Pearson);
                generated.AddRange(pairs.Select(p => (p.Generated - pairs.Min(q => q.Generated)) / (pairs.Max(q => q.Generated) - pairs.Min(q => q.Generated))));
                logit.AddRange(pairs.Select(p => (p.Logit - pairs.Min(q => q.Logit)) / (pairs.Max(q => q.Logit) - pairs.Min(q => q.Logit))));
            }

            var pooled = analysis.Agreements.Single(a => a.Concept == concept.Key && a.Model is null);
            Assert.Equal(generated.Count, pooled.Layers);
            if (generated.Count > 0)
            {
                Close(ObviousPearson([.. generated], [.. logit]), pooled.Pearson);
            }
        }
    });

    private static void AssertGroup(EffectGroup group, IEnumerable<CellStatistics> cells)
    {
        var members = cells.ToArray();
        Assert.Equal(members.Length, group.Cells);
        Close(members.Average(cell => cell.AtBest.Delta), group.MeanDelta);
        Close(members.Average(cell => cell.AtBest.CohensD), group.MeanCohensD);
        Close(members.Average(cell => cell.Best.Layer / (double)cell.Model.Layers), group.MeanDepth);
        Close(MathNet.Numerics.Statistics.Statistics.StandardDeviation(members.Select(cell => cell.AtBest.Delta)), group.SdDelta);
        Close(MathNet.Numerics.Statistics.Statistics.StandardDeviation(members.Select(cell => cell.AtBest.CohensD)), group.SdCohensD);
    }

    private static void ForAnySweep(Action<SweepAnalysis, CellStatistics[]> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var cells = RandomSweep(new SeededRandom((ulong)seed));
            check(SweepAnalysis.Of(cells), cells);
        }).QuickCheckThrowOnFailure();

    private static CellStatistics[] RandomSweep(SeededRandom random)
    {
        var models = Enumerable.Range(0, 1 + random.NextInt(6)).Select(i => Model(
            $"m{i}", 24 + (4 * random.NextInt(5)), random.NextInt(3) == 0 ? "rl" : "distilled", random.NextInt(2) * 64)).ToArray();
        var concepts = Enumerable.Range(0, 1 + random.NextInt(4)).Select(i => $"c{i}").ToArray();
        var layers = 1 + random.NextInt(6);
        var cells = (from concept in concepts from model in models where random.NextInt(8) > 0 select (model, concept)).DefaultIfEmpty((models[0], concepts[0]));
        return
        [
            .. cells.Select(cell => Of(Samples(cell.Item1, cell.Item2, [.. Enumerable.Range(0, layers).Select(_ => (random.NextDouble() * 12) - 2)]) with
            {
                Generation = new GenerationCurve([.. Enumerable.Range(9, layers + 2).Where(_ => random.NextInt(5) > 0).Select(layer => new GenerationPoint(layer, random.NextDouble()))]),
            })).Where(cell => cell.Samples.Generation!.Layers.Count > 0).DefaultIfEmpty(
                Of(Samples(models[0], concepts[0], 1) with { Generation = new GenerationCurve([new(10, 0.5)]) })),
        ];
    }

    private static double ObviousPearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)) || (double.IsNaN(expected) && double.IsNaN(actual)),
            $"expected {expected}, found {actual}");
}
