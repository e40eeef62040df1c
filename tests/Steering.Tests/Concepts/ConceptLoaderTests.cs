using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Concepts;

public sealed class ConceptLoaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_TwoFilesWithSizes_TakesTheFirstUsable()
    {
        folder.WriteItems("train", [("bad", "(C)"), .. Items(5)]);
        folder.WriteItems("eval", Items(4, "e"));

        var concept = Load(new() { Name = "x", Train = "train", Eval = "eval", TrainSize = 3, EvalSize = 2 });

        Assert.Equal(["q0", "q1", "q2"], concept.Train.Select(First));
        Assert.Equal(["e0", "e1"], concept.Eval.Select(First));
        Assert.Equal(1, concept.Lint.Count(LintCodes.OtherAnswers));
    }

    [Fact]
    public void Load_OneFile_SplitsBySeedWithoutACommonQuestion()
    {
        folder.WriteItems("data", Items(20).Concat(Items(10)));
        var spec = new ConceptSpec { Name = "x", Path = "data", TrainSize = 12, EvalSize = 8 };

        var first = Load(spec, seed: 1);

        Assert.Equal(20, first.Train.Concat(first.Eval).Select(First).Distinct().Count());
        Assert.Equal(first.Train, Load(spec, seed: 1).Train);
        Assert.NotEqual(first.Train.Select(First).Order(), Load(spec, seed: 2).Train.Select(First).Order());
        Assert.Single(first.Sources);
    }

    [Theory]
    [InlineData(null, null, 5, 6)]
    [InlineData(3, null, 3, 8)]
    [InlineData(null, 3, 8, 3)]
    [InlineData(2, 3, 2, 3)]
    public void Load_OneFile_MissingSizesTakeTheRest(int? train, int? eval, int expectedTrain, int expectedEval)
    {
        folder.WriteItems("data", Items(11));

        var concept = Load(new() { Name = "x", Path = "data", TrainSize = train, EvalSize = eval });

        Assert.Equal((expectedTrain, expectedEval), (concept.Train.Count, concept.Eval.Count));
    }

    [Theory]
    [InlineData("data", null, 8, 4, "need 12 items with distinct questions; the file has 11")]
    [InlineData("data", null, null, 11, "no usable items are left for train")]
    [InlineData(null, "data", 12, null, "train_size is 12, but the file has 11")]
    public void Load_TooFewItems_SaysHowMany(string? path, string? train, int? trainSize, int? evalSize, string expected)
    {
        folder.WriteItems("data", Items(11));
        var spec = new ConceptSpec { Name = "x", Path = path, Train = train, Eval = train, TrainSize = trainSize, EvalSize = evalSize };

        Assert.Contains(expected, Assert.Throws<ConceptException>(() => Load(spec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Balance_FollowsEveryItemByItsSwappedOrder()
    {
        folder.WriteItems("data", Items(3));

        var concept = Load(new() { Name = "x", Train = "data", Eval = "data" }, new DataSpec { Balance = true });

        Assert.Equal(6, concept.Train.Count);
        Assert.Equal(2, concept.ItemsPerGroup);
        Assert.Equal(new ContrastiveItem("q0\n (A) no0\n (B) yes0", "(B)", "(A)"), concept.Train[1]);
        Assert.Equal(3, concept.Train.Count(item => item.MatchingIsA));
        Assert.Equal(0, concept.Lint.Count(LintCodes.UnbalancedLetters));
    }

    [Fact]
    public void Load_Overlap_IsReportedDroppedOrRefused()
    {
        folder.WriteItems("train", Items(5));
        folder.WriteItems("eval", Items(2));
        var spec = new ConceptSpec { Name = "x", Train = "train", Eval = "eval" };

        var finding = Assert.Single(Load(spec).Lint.Findings, finding => finding.Code == LintCodes.Overlap);
        Assert.Equal((2, "1,2"), (finding.Count, string.Join(',', finding.Lines)));
        Assert.Equal(5, Load(spec).Train.Count);
        Assert.Equal(["q2", "q3", "q4"], Load(spec, new DataSpec { Overlap = Overlap.Drop }).Train.Select(First));
        Assert.Equal("train", finding.Source);
        Assert.Contains("2 of 5 train items have a question that eval has too", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OverlapError_NamesBothFilesAndLines()
    {
        folder.WriteItems("a.jsonl", Items(5));
        folder.WriteItems("b.jsonl", [.. Items(1, "e"), .. Items(5).Skip(2)]);

        var error = Assert.Throws<ConceptException>(
            () => Load(new() { Name = "x", Train = "a.jsonl", Eval = "b.jsonl" }, new DataSpec { Overlap = Overlap.Error }));

        Assert.StartsWith("a.jsonl:3: the question is in eval too (b.jsonl:2), which overlap: error refuses; 3 of 5 train items", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherAnswersError_NamesTheLine()
    {
        folder.WriteItems("data", [.. Items(1), ("q", "(C)")]);

        var error = Assert.Throws<ConceptException>(
            () => Load(new() { Name = "x", Path = "data" }, new DataSpec { OtherAnswers = OtherAnswers.Error }));

        Assert.Contains("data:2: expected the answers (A) and (B), found '(C)'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherAnswersKeep_CountsThemAsB()
    {
        folder.WriteItems("data", [.. Items(1), ("q", "(C)")]);

        var concept = Load(new() { Name = "x", Train = "data", Eval = "data" }, new DataSpec { OtherAnswers = OtherAnswers.Keep });

        Assert.Equal([true, false], concept.Eval.Select(item => item.MatchingIsA));
        Assert.Equal("(C)", concept.Eval[1].Matching);
        Assert.Contains("kept", concept.Lint.Findings.First(finding => finding.Code == LintCodes.OtherAnswers).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherAnswersKeepAndBalance_LeavesOutWhatCannotBeExchanged()
    {
        folder.WriteItems("data", [.. Items(2), ("q\n (A) x\n (B) y", "(C)")]);

        var concept = Load(new() { Name = "x", Train = "data", Eval = "data" }, new DataSpec { OtherAnswers = OtherAnswers.Keep, Balance = true });

        Assert.Equal(4, concept.Eval.Count);
        Assert.All(concept.Eval, item => Assert.True(item.HasLetterAnswers, item.ToString()));
        var finding = concept.Lint.Findings.First(finding => finding.Code == LintCodes.NotSwappable);
        Assert.Equal((1, 3), (finding.Count, finding.Lines[0]));
        Assert.DoesNotContain("kept", concept.Lint.Findings.First(finding => finding.Code == LintCodes.OtherAnswers).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cleaning.Keep, 4, "Question: q")]
    [InlineData(Cleaning.Strip, 4, "q")]
    [InlineData(Cleaning.Drop, 2, "q0")]
    public void Load_Wrappers_AreKeptStrippedOrDropped(Cleaning cleaning, int count, string first)
    {
        folder.WriteItems("data", [("Question: q\n (A) a\n (B) b\n\nAnswer:", "(A)"), ("", "(A)"), ("q<META_START>x<META_END>", "(A)"), .. Items(2)]);

        var concept = Load(new() { Name = "x", Train = "data", Eval = "data" },
            new DataSpec { Wrappers = cleaning, MetaBlocks = cleaning });

        Assert.Equal(count, concept.Train.Count);
        Assert.Equal(first, First(concept.Train[0]));
        Assert.Equal(2, concept.Lint.Count(LintCodes.EmptyQuestions));
    }

    private static IEnumerable<(string, string)> Items(int count, string prefix = "q") =>
        Enumerable.Range(0, count).Select(i => ($"{prefix}{i}\n (A) yes{i}\n (B) no{i}", "(A)"));

    private static string First(ContrastiveItem item) => item.Question.Split('\n')[0];

    private Concept Load(ConceptSpec spec, DataSpec? data = null, int seed = 0) =>
        new ConceptLoader(folder.Path, data ?? new DataSpec(), seed).Load(spec);
}
