using SteerCluster.Reporting.Findings;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Findings;

public sealed class KeyFindingsTests
{
    private static string Text(ReportData data, string topic) => Assert.Single(KeyFindings.Of(data), finding => finding.Topic == topic).Text;

    [Fact]
    public void Of_WholeSweep_HasEveryFindingWithItsNumbers()
    {
        var data = new MadeUpSweep { Generation = true }.Data();

        Assert.Equal(
            [
                "Best layers", "Effect sizes", "Concepts", "Items that move the other way", "Scaling with size", "Training methods",
                "Dense and mixture of experts", "Shallow and deep models", "Held-out items", "Random vectors", "Generated answers and logit diffs",
            ],
            KeyFindings.Of(data).Select(finding => finding.Topic));
        Assert.StartsWith("In 8 cells the best layer lies at 50 % of the depth, 50 % on average (layers from 10 % on were swept). The largest delta is +4.04: one, first, layer 2 of 4.", Text(data, "Best layers"));
        Assert.StartsWith("Cohen's d at the best layer: 8 strong of 8 cells (strong above 0.8, medium above 0.5)", Text(data, "Effect sizes"));
        Assert.StartsWith("first moves most: mean delta +3.44", Text(data, "Concepts"));
        Assert.Contains("second moves least: +1.74", Text(data, "Concepts"));
        Assert.Contains("0 % of a cell's items", Text(data, "Items that move the other way"));
        Assert.StartsWith("Mean delta: distilled +2.89", Text(data, "Training methods"));
        Assert.StartsWith("Mean delta: dense +2.74", Text(data, "Dense and mixture of experts"));
        Assert.Contains("In 8 of 8 cells the held-out delta is above the 95th percentile", Text(data, "Random vectors"));
        Assert.Contains("first r = 1.00 over 24 points", Text(data, "Generated answers and logit diffs"));
    }

    [Fact]
    public void Of_OneModelAndConcept_LeavesComparisonsOut()
    {
        var data = new MadeUpSweep { Models = ["only"], Concepts = ["first"], Controls = false }.Data();

        Assert.Equal(
            ["Best layers", "Effect sizes", "Items that move the other way", "Held-out items"], KeyFindings.Of(data).Select(finding => finding.Topic));
        Assert.StartsWith("The best layer lies at 50 % of the depth", Text(data, "Best layers"));
    }

    [Fact]
    public void Of_FewModels_SaysThatCorrelationsCannotBeToldFromChance()
    {
        var data = new MadeUpSweep { Models = ["one", "two", "three"] }.Data();
        var flat = data.Analysis.Correlations.Select(found => found with { Pearson = 0.6, Spearman = 0.5, PValue = 0.59 }).ToArray();

        var text = Text(data with { Analysis = data.Analysis with { Correlations = flat } }, "Scaling with size");

        Assert.StartsWith("Mean delta over 3 models: of 5 correlations the largest is with layers r = 0.60 (rank 0.50, p = 0.59).", text);
        Assert.EndsWith("With so few models none can be told from chance (p of at least 0.05).", text);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Of_DepthAndTrainingSplitAlike_SaysThatTheyCannotBeToldApart(bool alike, bool said)
    {
        string?[] training = alike ? ["a", "a", "b", "b"] : ["a", "b", "a", "b"];

        var text = Text(new MadeUpSweep { Training = training, Experts = [0, 4, 4, 0] }.Data(), "Shallow and deep models");

        Assert.Contains("Models of up to 6 blocks (one, two)", text);
        Assert.Equal(said, text.Contains("the same split of the models as the training methods: the data cannot tell them apart", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_BestLayerAtTheEdge_SaysThatThePeakMayLieOutside()
    {
        // Against the vector the middle layers are the lowest, so the best one is the outermost.
        var data = new MadeUpSweep { Effect = -4, Models = ["one", "two"] }.Data();

        Assert.Contains("In 4 cells it is the first or last swept layer: the peak may lie outside the sweep.", Text(data, "Best layers"));
    }
}
