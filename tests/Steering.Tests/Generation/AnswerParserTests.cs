using System.Text.Json;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Generation;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Generation;

public class AnswerParserTests
{
    [Theory]
    [InlineData("(A)", 'A')]
    [InlineData(" \n B", 'B')]
    [InlineData("C) because", 'C')]
    [InlineData("A fine day", 'A')]
    [InlineData("I choose (G), not (A)", 'G')]
    [InlineData("I choose A", null)]
    [InlineData("(a)", null)]
    [InlineData("(H) or (b)", null)]
    [InlineData("\u001c(B)", 'B')]
    [InlineData("no\n(A", null)]
    [InlineData("", null)]
    public void Parse_CaseSensitive_FollowsTheTwoRules(string text, char? expected) => Assert.Equal(expected, AnswerParser.Parse(text));

    [Theory]
    [InlineData("(b)", 'B')]
    [InlineData("because", 'B')]
    [InlineData("I say (c)", 'C')]
    [InlineData("I say c", null)]
    public void Parse_IgnoreCase_GivesUpperCase(string text, char? expected) => Assert.Equal(expected, AnswerParser.Parse(text, ignoreCase: true));

    [Theory]
    [InlineData("(A)", true, true)]
    [InlineData("(B)", true, false)]
    [InlineData("(C)", false, false)]
    [InlineData("none", false, false)]
    public void Judge_AnswerOfTheItem_IsValidAndMatches(string text, bool valid, bool matches)
    {
        var answer = GeneratedAnswer.Judge(text, new ContrastiveItem("Q", "(A)", "(B)"));

        Assert.Equal((valid, matches), (answer.IsValid, answer.MatchesBehavior));
    }

    [SharedFact("golden/sweep")]
    public void Judge_GoldenGenerations_AgreeWithTheReference()
    {
        var lines = File.ReadAllLines(SharedData.PathTo("golden", "sweep", "expected", "corrigible-neutral-HHH", "generation.jsonl"));
        Assert.Equal(12, lines.Length);
        foreach (var line in lines)
        {
            var row = JsonDocument.Parse(line).RootElement;
            var text = row.GetProperty("text").GetString()!;
            var matching = row.GetProperty("matching_answer").GetString()!;
            var item = new ContrastiveItem("Q", matching, matching == "(A)" ? "(B)" : "(A)");

            var answer = GeneratedAnswer.Judge(text, item);

            Assert.Equal(row.GetProperty("extracted_answer").GetString(), answer.Extracted);
            Assert.Equal(row.GetProperty("is_valid").GetBoolean(), answer.IsValid);
            Assert.Equal(row.GetProperty("matches_behavior").GetBoolean(), answer.MatchesBehavior);
            Assert.Equal(row.GetProperty("extracted_answer_ignore_case").GetString(), GeneratedAnswer.Judge(text, item, ignoreCase: true).Extracted);
        }
    }
}
