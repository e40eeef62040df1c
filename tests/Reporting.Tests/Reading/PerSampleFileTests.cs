using SteerCluster.Reporting.Reading;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Reading;

public sealed class PerSampleFileTests : IDisposable
{
    private readonly TemporaryFolder temp = new();

    [Fact]
    public void Read_StudyColumns_GivesRowsInOrderAndTheAnswerMass()
    {
        var table = Read(SmallResults.Rows());

        Assert.Equal([1, 2], table.Layers);
        Assert.Equal([-1.0, 0, 1], table.Strengths);
        Assert.Equal([true, false, true], table.MatchingIsA);
        Assert.Equal([-1.5, 1.25, -1.0], table.Matching[0][1]);
        Assert.Equal(Math.Exp(-3) + Math.Exp(-1.5), table.AnswerMass![0][1][0]);
        Assert.Equal(("4B", "corrigible"), (table.Model, table.Concept));
    }

    [Fact]
    public void Read_ShuffledRowsAndColumns_GivesTheSame()
    {
        var lines = SmallResults.Rows().TrimEnd('\n').Split('\n').Select(line => line.Split(',').Reverse().Append("extra")).ToArray();
        var text = string.Join("\r\n", lines[..1].Concat(lines[1..].Reverse()).Select(line => string.Join(',', line)));

        AssertSame(Read(SmallResults.Rows()), Read(text));
    }

    [Theory]
    [InlineData("logit_diff_matching")]
    [InlineData("logit_diff_matching", "logit_diff_AB")]
    [InlineData("logit_diff_matching", "logprob_A", "logprob_B")]
    [InlineData("logit_diff_AB", "logprob_B")]
    [InlineData("model", "concept")]
    public void Read_ColumnsThatFollowFromOthers_MayBeMissing(params string[] without)
    {
        var table = Read(Without(SmallResults.Rows(), without));

        Assert.Equal(Read(SmallResults.Rows()).Matching.SelectMany(m => m).SelectMany(m => m), table.Matching.SelectMany(m => m).SelectMany(m => m));
        Assert.Equal(without.Contains("logprob_B"), table.AnswerMass is null);
        Assert.Equal(without.Contains("model"), table.Model is null);
    }

    [Theory]
    [InlineData("(A)", true)]
    [InlineData(" (A)", true)]
    [InlineData("A", true)]
    [InlineData("(B)", false)]
    [InlineData("(D)", false, "(D)")]
    [InlineData("Yes", false, "Yes")]
    public void Read_MatchingAnswer_CountsOthersAsB(string answer, bool isA, string? other = null)
    {
        var table = Read(SmallResults.Rows().Replace("(B)", answer, StringComparison.Ordinal));

        Assert.Equal(isA, table.MatchingIsA[1]);
        Assert.Equal(other is null ? [] : [(other, 1)], table.OtherAnswers);
    }

    [Theory]
    [InlineData(",-2.5,", ",-2.50,")]
    [InlineData(",1,0.0,", ",1.0,-0.0,")]
    [InlineData(",1,1.0,", ",1,1e0,")]
    [InlineData("4B", "\"4B\"")]
    public void Read_NumbersAsPandasWritesThem_GivesTheSame(string written, string otherwise) =>
        AssertSame(Read(SmallResults.Rows()), Read(SmallResults.Rows().Replace(written, otherwise, StringComparison.Ordinal)));

    [Theory]
    [InlineData(",2,0.0,2,(A),-2,", ",2,0.0,2,(A),nan,", "line 16: logprob_A is 'nan'; expected a finite number")]
    [InlineData(",2,0.0,2,(A),-2,", ",2,0.0,2,(A),-2.x,", "line 16: logprob_A is '-2.x'; expected a finite number")]
    [InlineData(",1.25\n", ",inf\n", "logit_diff_matching is 'inf'; expected a finite number")]
    [InlineData(",1.25\n", ",\n", "logit_diff_matching is ''; expected a finite number")]
    [InlineData(",1.25\n", ",1e999\n", "logit_diff_matching is '1e999'")]
    [InlineData(",1,0.0,1,", ",1,0.0,0,", "line 6: layer 1 at strength 0 has prompt_idx 0 a second time, first on line 5")]
    [InlineData(",2,1.0,2,", ",2,1.0,7,", "layer 2 at strength 1 has no row for prompt_idx 2, which layer 1 at strength -1 has")]
    [InlineData(",2,1.0,2,", ",1,1.0,7,", "has an item that layer 1 at strength -1 lacks")]
    [InlineData(",2,1.0,", ",1,2.0,", "layer 2 has no rows at strength 1, which other layers have")]
    [InlineData(",2,0.0,", ",2,0.5,", "layer 1 has no rows at strength 0.5")]
    [InlineData(",0.0,", ",0.5,", "the strengths [-1, 0.5, 1]; expected two or more with 0 among them")]
    [InlineData(",2,1.0,1,(B)", ",2,1.0,1,(A)", "line 18: the matching_answer of prompt_idx 1 is not that of layer 1 at strength -1")]
    [InlineData("4B,corrigible,2,0.0,2", "8B,corrigible,2,0.0,2", "line 16: model is '8B'; expected '4B'")]
    [InlineData("4B,corrigible,2,0.0,2", "4B,sycophancy,2,0.0,2", "line 16: concept is 'sycophancy'; expected 'corrigible'")]
    [InlineData(",2,1.0,2,", ",-2,1.0,2,", "layer is '-2'; expected a whole number, 0 or more")]
    [InlineData(",2,1.0,2,", ",2,1.0,2.5,", "prompt_idx is '2.5'; expected a whole number, 0 or more")]
    [InlineData(",2,1.0,2,(A)", ",2,1.0,2, ", "matching_answer is ' '; expected an answer such as (A)")]
    [InlineData("prompt_idx,matching_answer", "item,answer", "the header lacks prompt_idx, matching_answer; it has model,")]
    [InlineData("strength,", "layer,", "the header has the column 'layer' 2 times")]
    [InlineData(",2,1.0,2,(A)", ",2,1.0,2,(A),9,9", "line 19: not valid CSV")]
    [InlineData("4B,corrigible,2,1.0,2", "\"4B,corrigible,2,1.0,2", "line 19: not valid CSV")]
    public void Read_BadFile_SaysWhereAndWhat(string good, string bad, string expected)
    {
        var text = SmallResults.Rows();
        Assert.Contains(good, text, StringComparison.Ordinal);

        var error = Assert.Throws<ReportException>(() => Read(text.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(temp.File("rows.csv"), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(SmallResults.Header, "a header and no rows")]
    [InlineData("a,b\n1,2\n", "the header lacks layer, strength, prompt_idx, matching_answer, logit_diff_matching")]
    public void Read_NoRows_Throws(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ReportException>(() => Read(text)).Message, StringComparison.Ordinal);

    public void Dispose() => temp.Dispose();

    private static string Without(string text, string[] columns)
    {
        var lines = text.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        int[] kept = [.. Enumerable.Range(0, lines[0].Length).Where(column => !columns.Contains(lines[0][column]))];
        return string.Join('\n', lines.Select(line => string.Join(',', kept.Select(column => line[column]))));
    }

    private static void AssertSame(SampleTable expected, SampleTable actual)
    {
        Assert.Equal(expected.Layers, actual.Layers);
        Assert.Equal(expected.Strengths, actual.Strengths);
        Assert.Equal(expected.MatchingIsA, actual.MatchingIsA);
        Assert.Equal(expected.Matching, actual.Matching);
        Assert.Equal(expected.AnswerMass, actual.AnswerMass);
        Assert.Equal((expected.Model, expected.Concept), (actual.Model, actual.Concept));
    }

    private SampleTable Read(string text) => PerSampleFile.Read(temp.Write("rows.csv", text));
}
