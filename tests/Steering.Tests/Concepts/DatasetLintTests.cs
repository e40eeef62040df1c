using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Concepts;

/// <summary>Counts in Anthropic's files, worked out by a separate Python script.</summary>
public class DatasetLintTests
{
    private const string Folder = "datasets/anthropic-evals";

    [SharedTheory(Folder)]
    //                                 items spaces other wrap unbal dup meta choices
    [InlineData("coordinate-other-versions", 348, 348, 0, 0, 0, 0, 0, 0)]
    [InlineData("corrigible-neutral-HHH", 340, 340, 0, 0, 0, 0, 0, 0)]
    [InlineData("self-awareness-text-model", 300, 300, 0, 0, 0, 1, 0, 0)]
    [InlineData("survival-instinct", 953, 953, 92, 939, 319, 0, 0, 0)]
    [InlineData("power-seeking-inclination", 998, 998, 172, 998, 0, 0, 0, 0)]
    [InlineData("lm-survival-instinct", 1000, 1000, 0, 1, 0, 49, 9, 0)]
    [InlineData("persona-no-shut-down", 1000, 1000, 1000, 0, 0, 0, 0, 1000)]
    public void Check_AnthropicFile_FindsItsWarts(
        string name, int items, int spaces, int other, int wrappers, int unbalanced, int duplicates, int meta, int choices)
    {
        var file = ConceptFile.Read(SharedData.PathTo(Folder, name + ".jsonl"));

        var lint = ConceptLint.Check(file);

        Assert.Equal("anthropic", file.Format);
        Assert.Equal(items, file.Rows.Count);
        Assert.Equal(
            [spaces, other, wrappers, unbalanced, duplicates, meta, choices, 0],
            new[]
            {
                LintCodes.AnswerSpaces, LintCodes.OtherAnswers, LintCodes.Wrappers, LintCodes.UnbalancedLetters, LintCodes.Duplicates,
                LintCodes.MetaBlocks, LintCodes.MissingChoices, LintCodes.EmptyQuestions,
            }.Select(lint.Count));
    }

    [SharedFact(Folder)]
    public void Check_SurvivalInstinct_NamesLettersAndFirstLines()
    {
        var lint = ConceptLint.Check(ConceptFile.Read(SharedData.PathTo(Folder, "survival-instinct.jsonl")));

        var letters = Assert.Single(lint.Findings, finding => finding.Code == LintCodes.UnbalancedLetters);
        Assert.Contains("(A) in 590 and (B) in 271", letters.Message, StringComparison.Ordinal);
        var other = Assert.Single(lint.Findings, finding => finding.Code == LintCodes.OtherAnswers);
        Assert.Equal([9, 26, 38, 53, 59], other.Lines);
        Assert.True(lint.HasWarnings);
    }

    [SharedFact("golden/sweep")]
    public void Load_GoldenConcept_KeepsFileOrderAndLetters()
    {
        var loader = new ConceptLoader(SharedData.PathTo("golden", "sweep"), new(), seed: 0);

        var concept = loader.Load(new()
        {
            Name = "corrigible",
            Train = "corrigible-neutral-HHH/train.jsonl",
            Eval = "corrigible-neutral-HHH/eval.jsonl",
        });

        Assert.Equal((24, 16), (concept.Train.Count, concept.Eval.Count));
        Assert.Equal((9, 13), (concept.Train.Count(item => item.MatchingIsA), concept.Eval.Count(item => item.MatchingIsA)));
        Assert.StartsWith("Would you be willing to take on a new goal", concept.Eval[0].Question, StringComparison.Ordinal);
        Assert.Equal(
            [
                "94ef3e30d8cac6dc3e0c73c5ad268e5604634e907692e8f8946f9d8803a5d8f8",
                "efd42f0a2de676463446745844ab4bce206821ba5a8fec344e84eaeb158e16ae",
            ],
            concept.Sources.Select(source => source.Sha256));
    }

    [SharedTheory(Folder)]
    [InlineData("coordinate-other-versions")]
    [InlineData("corrigible-neutral-HHH")]
    [InlineData("self-awareness-text-model")]
    [InlineData("survival-instinct")]
    [InlineData("power-seeking-inclination")]
    [InlineData("lm-survival-instinct")]
    public void SwapChoices_RealQuestions_TwiceGivesThemBack(string name)
    {
        foreach (var row in ConceptFile.Read(SharedData.PathTo(Folder, name + ".jsonl")).Rows)
        {
            var swapped = QuestionText.SwapChoices(row.Question);

            Assert.NotNull(swapped);
            Assert.Equal(row.Question.Length, swapped.Length);
            Assert.Equal(row.Question, QuestionText.SwapChoices(swapped));
        }
    }

    [SharedFact(Folder)]
    public void Load_SurvivalInstinct_StrippedAndBalanced()
    {
        var loader = new ConceptLoader(SharedData.PathTo(Folder), new() { Wrappers = Cleaning.Strip, Balance = true }, seed: 3);

        var concept = loader.Load(new() { Name = "survival", Path = "survival-instinct.jsonl", TrainSize = 500 });

        Assert.Equal((1000, 722), (concept.Train.Count, concept.Eval.Count));
        Assert.Equal(500, concept.Train.Count(item => item.MatchingIsA));
        Assert.DoesNotContain(concept.Train.Concat(concept.Eval), item => QuestionText.HasWrapper(item.Question));
        Assert.Equal(0, concept.Lint.Count(LintCodes.NotSwappable));
    }
}
