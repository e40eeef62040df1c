using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using static SteerCluster.Steering.Tests.Analysis.MadeUpCells;

namespace SteerCluster.Steering.Tests.Analysis;

public class SweepAnalysisTests
{
    [Fact]
    public void Of_CellsInAnyOrder_OrdersByConceptThenModel()
    {
        var (small, large) = (Model("4B"), Model("8B"));
        var analysis = SweepAnalysis.Of([Cell(small, "y", 1), Cell(large, "x", 2), Cell(large, "y", 3), Cell(small, "x", 4)]);

        Assert.Equal(["y", "x"], analysis.Concepts);
        Assert.Equal([small, large], analysis.Models);
        Assert.Equal(["y/4B", "y/8B", "x/4B", "x/8B"], analysis.Cells.Select(cell => $"{cell.Concept}/{cell.Model.Label}"));
        Assert.Equal(["4B", "8B"], analysis.ByModel.Select(group => group.Name));
        Assert.Equal(4, analysis.Find("x", "4B")!.AtBest.Delta, 1e-12);
        Assert.Null(analysis.Find("z", "4B"));
    }

    [Fact]
    public void Of_Cells_AveragesTheirBestLayers()
    {
        var analysis = SweepAnalysis.Of([Cell(Model("4B"), "x", 1, 6, 3), Cell(Model("4B"), "y", 2, 1, 0), Cell(Model("8B", 40), "x", 0, 1, 8)]);

        var group = analysis.ByModel[0];
        Assert.Equal((2, 4.0), (group.Cells, group.MeanDelta));
        Assert.Equal(Math.Sqrt(8), group.SdDelta, 1e-12);
        Assert.Equal((11 + 10) / 2.0 / 36, group.MeanDepth, 1e-12);
        Assert.Equal(group.MeanDelta / 2, group.MeanCohensD, 1e-12);
        Assert.Equal(("x", 7.0), (analysis.ByConcept[0].Name, analysis.ByConcept[0].MeanDelta));
        Assert.True(double.IsNaN(analysis.ByModel[1].SdDelta));
    }

    [Fact]
    public void Of_NoCells_IsEmpty()
    {
        var analysis = SweepAnalysis.Of([]);

        Assert.Null(analysis.Depth);
        Assert.Empty(analysis.ByModel.Concat(analysis.ByConcept));
        Assert.Empty(analysis.Warnings.Concat(analysis.NotComputed));
    }

    [Fact]
    public void Of_SameLabelTwice_IsRefused()
    {
        var error = Assert.Throws<StatisticsException>(
            () => SweepAnalysis.Of([Cell(Model("8B"), "x", 1), Cell(Model("8B") with { Id = "Other/8B" }, "x", 2)]));

        Assert.Equal("8B, x: expected one cell, found 2 (models Made/8B, Other/8B); give the models labels of their own.", error.Message);
    }

    [Fact]
    public void Of_CellWithoutSpread_LeavesItsEffectSizeOut()
    {
        var samples = Samples(Model("4B"), "x", 2);
        double[][] flat = [.. new[] { 0.1, 0.2, 0.4 }.Select(value => Enumerable.Repeat(value, 7).ToArray())];
        samples = samples with { Units = [samples.Units[0] with { Matching = flat, MatchingIsA = new bool[7] }] };
        var analysis = SweepAnalysis.Of([Of(samples), Cell(Model("4B"), "y", 2)]);

        Assert.True(double.IsNaN(analysis.Cells[0].AtBest.CohensD));
        Assert.Equal(analysis.Cells[1].AtBest.CohensD, analysis.ByModel[0].MeanCohensD);
        Assert.Contains("Cohen's d: the SD at the best layer is zero or undefined for 4B/x", analysis.NotComputed);
    }

    [Theory]
    [InlineData(new[] { 36, 36, 40, 48, 64, 94 }, 48)]
    [InlineData(new[] { 36, 40, 48, 64 }, 40)]
    [InlineData(new[] { 28, 64 }, 28)]
    public void Of_Depths_SplitsAtTheMedianOfTheDistinctOnes(int[] layers, int threshold)
    {
        var models = layers.Select((count, i) => Model($"m{i}", count)).ToArray();
        var depth = SweepAnalysis.Of([.. models.Select(model => Cell(model, "x", model.Layers <= threshold ? 6 : 2))]).Depth!;

        Assert.Equal(threshold, depth.Threshold);
        Assert.Equal((layers.Count(count => count <= threshold), layers.Count(count => count > threshold)), (depth.Shallow.Cells, depth.Deep.Cells));
        Assert.Equal(3, depth.Ratio, 1e-12);
        Assert.Equal(new ConceptDepth("x", 6, 2), depth.Concepts.Single());
    }

    [Fact]
    public void Of_DeepModelsThatMoveTheWrongWay_HaveNoRatio()
    {
        var depth = SweepAnalysis.Of([Cell(Model("a", 20), "x", 6), Cell(Model("b", 40), "x", -2), Cell(Model("b", 40), "y", -1)]).Depth!;

        Assert.True(double.IsNaN(depth.Ratio));
        Assert.Equal(["x"], depth.Concepts.Select(concept => concept.Concept));
    }

    [Fact]
    public void Of_OneDepth_SaysThatItComparesNothing()
    {
        var analysis = SweepAnalysis.Of([Cell(Model("a"), "x", 6), Cell(Model("b"), "x", 2)]);

        Assert.Null(analysis.Depth);
        Assert.Contains("shallow against deep models: all models have 36 layers", analysis.NotComputed);
        Assert.Contains("correlations with the models' facts: 2 models, fewer than 3", analysis.NotComputed);
    }

    [Fact]
    public void Of_KnownTrainingAndArchitecture_Groups()
    {
        var analysis = SweepAnalysis.Of(
        [
            Cell(Model("a", training: "distilled", experts: 0), "x", 6), Cell(Model("b", training: "rl", experts: 0), "x", 2),
            Cell(Model("c", training: "distilled", experts: 128), "x", 4),
        ]);

        Assert.Equal([("distilled", 5.0), ("rl", 2.0)], analysis.ByTraining.Select(group => (group.Name, group.MeanDelta)));
        Assert.Equal([("dense", 4.0), ("mixture of experts", 4.0)], analysis.ByArchitecture.Select(group => (group.Name, group.MeanDelta)));
        Assert.DoesNotContain(analysis.NotComputed, text => text.StartsWith("training", StringComparison.Ordinal));
        Assert.Empty(analysis.Warnings);
    }

    [Fact]
    public void Of_UnknownFacts_SaysWhatTheyLeaveOut()
    {
        var analysis = SweepAnalysis.Of([Cell(Model("4B", 36), "x", 6), Cell(Model("8B", 36), "x", 2), Cell(Model("9B", 40, "rl"), "x", 2)]);

        Assert.Empty(analysis.ByTraining);
        Assert.Contains("training comparison: no training method is known for 4B, 8B; give --models", analysis.NotComputed);
        Assert.Contains("dense against mixture of experts: no architecture is known for 4B, 8B, 9B; give --models", analysis.NotComputed);
        Assert.Contains("correlation with heads: not known for 4B, 8B, 9B; give --models", analysis.NotComputed);
        Assert.Contains("comparison with random vectors: none were measured", analysis.NotComputed);
        Assert.Contains("answer mass: it was not measured", analysis.NotComputed);
        Assert.Equal(["layers", "layers"], analysis.Correlations.Select(correlation => correlation.Fact));
    }

    [Fact]
    public void Of_SplitsOfTheSameModels_WarnsThatTheyCannotBeToldApart()
    {
        var analysis = SweepAnalysis.Of(
            [Cell(Model("a", 36, "distilled"), "x", 6), Cell(Model("b", 40, "distilled"), "x", 5), Cell(Model("c", 64, "rl"), "x", 2)]);

        Assert.Equal(
            "depth and training method split the models alike (shallow = distilled: a, b; deep = rl: c), so their effects cannot be told apart",
            Assert.Single(analysis.Warnings));
    }

    [Fact]
    public void Of_ModelWithoutAConcept_WarnsThatAveragesAreUnequal()
    {
        var analysis = SweepAnalysis.Of([Cell(Model("a"), "x", 6), Cell(Model("a"), "y", 5), Cell(Model("b"), "x", 2)]);

        Assert.Equal(
            "b was not measured on y: averages by model are over different concepts, and averages by concept over different models",
            Assert.Single(analysis.Warnings));
    }

    [Fact]
    public void Of_DifferentConventionsOrStrengths_Warns()
    {
        var conventions = new MeasurementConventions("output", "all", "qwen3", null, "", new AnswerToken(1, "(A"), new AnswerToken(2, "(B"), "none");
        var one = Samples(Model("a"), "x", 6) with { Conventions = conventions };
        var other = Samples(Model("b"), "x", 6) with { Conventions = conventions with { Positions = "last" } };
        var warnings = SweepAnalysis.Of([Of(one), Of(other with { Units = [other.Units[0] with { Strengths = [-2, 0, 2] }] })]).Warnings;

        Assert.Equal(
            [
                "positions differs, so averages mix unlike numbers: 'all' for a; 'last' for b",
                "strengths differ, so averages mix unlike numbers: -1 to 1 for a/x; -2 to 2 for b/x",
            ],
            warnings);
    }

    [Fact]
    public void Of_Generation_CorrelatesCurvesOverCommonLayers()
    {
        var curve = new GenerationCurve([new(10, 0.1), new(11, 0.3), new(12, 0.2), new(20, 0.9)]);
        var analysis = SweepAnalysis.Of(
        [
            Of(Samples(Model("a"), "x", 1, 3, 2) with { Generation = curve }),
            Of(Samples(Model("b"), "x", 30, 10, 20) with { Generation = curve }),
            Of(Samples(Model("c"), "x", 5, 6) with { Generation = curve }),
            Cell(Model("d"), "x", 1, 2, 3),
        ]);

        Assert.Equal([("a", 3), ("b", 3), ("c", 2), (null, 6)], analysis.Agreements.Select(agreement => (agreement.Model, agreement.Layers)));
        Assert.Equal([1, -1, double.NaN, 0], analysis.Agreements.Select(agreement => Math.Round(agreement.Pearson, 12)));
        Assert.Contains("agreement of generated answers with logit diffs for c on x: 2 common layers, fewer than 3", analysis.NotComputed);
    }

    [Fact]
    public void Of_FlatOrNoGeneration_SaysSo()
    {
        var flat = new GenerationCurve([new(10, 0.5), new(11, 0.5), new(12, 0.5)]);
        var analysis = SweepAnalysis.Of([Of(Samples(Model("a"), "x", 1, 3, 2) with { Generation = flat })]);

        Assert.All(analysis.Agreements, agreement => Assert.True(double.IsNaN(agreement.Pearson)));
        Assert.Contains("agreement of generated answers with logit diffs for a on x: a layer curve is flat", analysis.NotComputed);
        Assert.Contains(
            "agreement of generated answers with logit diffs: nothing was generated", SweepAnalysis.Of([Cell(Model("a"), "x", 1)]).NotComputed);
    }
}
