using SteerCluster.Reporting.Findings;
using SteerCluster.Reporting.Reading;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Findings;

public sealed class ReportWarningsTests
{
    private static Finding One(ReportData data, string topic) => Assert.Single(ReportWarnings.Of(data), warning => warning.Topic == topic);

    [Fact]
    public void Of_LowAnswerMassEverywhere_IsOneWarningWithALinePerConcept()
    {
        var warning = One(new MadeUpSweep { AnswerMass = 0.0123 }.Data(), "Low answer mass");

        Assert.StartsWith("In all 8 cells P(A)+P(B) at strength 0 is below the threshold", warning.Text);
        Assert.Equal(
            ["first: one 0.0123; two 0.0123; three 0.0123; four 0.0123", "second: one 0.0123; two 0.0123; three 0.0123; four 0.0123"], warning.Details);
    }

    [Fact]
    public void Of_FewItems_TellsHowMany()
    {
        var warning = One(new MadeUpSweep { Items = 8, Models = ["one"] }.Data(), "Few items");

        Assert.Equal(["first: one 8", "second: one 8"], warning.Details);
    }

    [Fact]
    public void Of_NothingAboveRandomVectors_SaysSo()
    {
        var warning = One(new MadeUpSweep { Effect = 0, Concepts = ["first"] }.Data(), "Not above random");

        Assert.StartsWith("In all 4 cells the held-out delta is not above the 95th percentile of random vectors", warning.Text);
    }

    [Fact]
    public void Of_GenerationAgainstLogitDiffs_SaysThatTheMethodsDisagree()
    {
        var data = new MadeUpSweep { Generation = false }.Data();

        var warning = One(data, "Methods that disagree");

        Assert.Contains("first, all models: r = -1.00 over 24 points", warning.Details);
        Assert.DoesNotContain(ReportWarnings.Of(new MadeUpSweep { Generation = true }.Data()), found => found.Topic == "Methods that disagree");
    }

    [Fact]
    public void Of_NotesOfTheFolder_AreListed()
    {
        Assert.Equal("No manifest.json.", One(new MadeUpSweep { Notes = ["no manifest.json"] }.Data(), "The result folder").Text);
        Assert.Equal(["a", "b"], One(new MadeUpSweep { Notes = ["a", "b"] }.Data(), "The result folder").Details);
    }

    [Fact]
    public void Of_SummaryThatDoesNotFollowFromItsRows_NamesBothNumbers()
    {
        var data = new MadeUpSweep { Models = ["one"], Concepts = ["first"] }.Data();
        var cell = data.Results.Cells[0];
        var wrong = cell with { Published = new PublishedSummary(3, 9.5, [], new Dictionary<int, IReadOnlyDictionary<string, double>>()) };
        var right = cell with { Published = wrong.Published with { BestLayer = 2, BestDelta = data.Analysis.Cells[0].AtBest.Delta } };

        var warning = One(data with { Results = data.Results with { Cells = [wrong] } }, "Summaries that differ");

        Assert.Equal(["one, first: summary.json says layer 3, delta 9.5000; the rows give layer 2, delta 4.0383"], warning.Details);
        Assert.DoesNotContain(ReportWarnings.Of(data with { Results = data.Results with { Cells = [right] } }), found => found.Topic == "Summaries that differ");
    }
}
