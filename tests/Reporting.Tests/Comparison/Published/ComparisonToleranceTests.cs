using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Reporting.Comparison.References;

namespace SteerCluster.Reporting.Tests.Comparison.Published;

public sealed class ComparisonToleranceTests
{
    private static readonly ReferenceStudy Study = BuiltInReferences.Get("qwen3-caa");

    [Fact]
    public void OfCohensD_Default_BoundsWhatErrorsOfTheItemsDo()
    {
        // The worst that errors of +-0.25 can do to d of items with the published delta and SD, found by trying many.
        var cell = Study.Cells.Single(cell => cell is { Model.Label: "14B", Concept.Name: "corrigible" });
        var tolerance = new ComparisonTolerance().OfCohensD(cell, Study);
        var random = new Steering.Statistics.SeededRandom(1);
        double[] low = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? cell.PooledSd : -cell.PooledSd)];
        double[] high = [.. low.Select(value => value + cell.Delta)];
        var exact = Steering.Statistics.EffectSize.CohensD(high, low);
        for (var trial = 0; trial < 2000; trial++)
        {
            // Half of each error is common to the items of a strength, so that means move by up to the tolerance too.
            var (shiftHigh, shiftLow) = (Error() / 2, Error() / 2);
            double[] x = [.. high.Select(value => value + (Math.Sign(value - cell.Delta) * Math.Abs(Error())) + shiftHigh)];
            double[] y = [.. low.Select(value => value + (Math.Sign(value) * Math.Abs(Error())) + shiftLow)];
            Assert.True(Math.Abs(Steering.Statistics.EffectSize.CohensD(x, y) - exact) <= tolerance);
        }

        double Error() => ((2 * random.NextDouble()) - 1) * 0.25;
    }

    [Fact]
    public void OfCohensD_Given_IsTaken() =>
        Assert.Equal(0.1, new ComparisonTolerance(CohensD: 0.1).OfCohensD(Study.Cells[0], Study));
}
