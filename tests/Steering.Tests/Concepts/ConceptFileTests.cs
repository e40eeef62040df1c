using SteerCluster.Steering.Concepts;
using SteerCluster.Tests;

namespace SteerCluster.Steering.Tests.Concepts;

public sealed class ConceptFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("jsonl", """{"question": "Q?", "matching": " (A)", "not_matching": "(B)"}""")]
    [InlineData("anthropic", """{"question": "Q?", "answer_matching_behavior": " (A)", "answer_not_matching_behavior": " (B)"}""")]
    [InlineData("anthropic", """{"question": "Q?", "answer_matching_behavior": ["(A)", "(C)"], "answer_not_matching_behavior": "(B)"}""")]
    [InlineData("caa", """[ {"question": "Q?", "answer_matching_behavior": "(A)", "answer_not_matching_behavior": "(B)"} ]""")]
    [InlineData("study", """[{"prompt": "Q?", "positive": "Q? (A)", "negative": "Q? (B)", "positive_label": "x"}]""")]
    [InlineData("study", """[{"prompt": "Q?", "sycophantic_answer": "(A)", "independent_answer": "(B)"}]""")]
    [InlineData("study", """[{"positive": "Q? (A)", "negative": "Q? (B)"}]""")]
    [InlineData("study", """[{"prompt": "Q?", "positive": "(A)", "negative": "(B)"}]""")]
    [InlineData("study", """[{"prompt": "Q?", "matching_answer": "(A)", "not_matching_answer": "(B)", "behavior": "x"}]""")]
    public void Read_EachFormat_IsDetectedAndGivesTheItem(string format, string text)
    {
        var path = folder.Write("data", text);

        var file = ConceptFile.Read(path);

        Assert.Equal(format, file.Format);
        Assert.Equal(new ContrastiveItem("Q?", "(A)", "(B)"), Assert.Single(file.Rows).ToItem());
        Assert.Equal(file.Rows, ConceptFile.Read(path, format).Rows);
    }

    [Theory]
    [InlineData("", "data: the file is empty")]
    [InlineData(" \n\n", "data: the file is empty")]
    [InlineData("[]", "data: the file has no items")]
    [InlineData("{\"question\": \"Q\", \"matching\": \"(A)\", \"not_matching\": \"(B)\"}\n{\"question\": \"Q\"", "data:2: expected one JSON object")]
    [InlineData("{\"question\": \"Q\", \"matching\": \"(A)\", \"not_matching\": \"(B)\"}\n\n[1]", "data:3: expected a JSON object, found array")]
    [InlineData("{\"question\": \"Q\", \"matching\": \"(A)\", \"not_matching\": \"(B)\"}\n{\"question\": \"Q\"}", "data:2: expected the field \"matching\"")]
    [InlineData("{\"question\": 1, \"matching\": \"(A)\", \"not_matching\": \"(B)\"}", "data:1: expected text in \"question\", found number")]
    [InlineData("{\"q\": 1}", "data: no format")]
    [InlineData("{\"question\": \"\\ud800\", \"matching\": \"(A)\", \"not_matching\": \"(B)\"}", "data:1: expected text in \"question\", found half")]
    [InlineData("[\n{\"prompt\": \"Q\", \"positive\": \"Q (A)\", \"negative\": \"B\"}\n]", "data:2: expected \"negative\" to be the prompt followed")]
    [InlineData("[\n{\"prompt\": \"Q\",\n}]", "data:3: expected a JSON array")]
    [InlineData("[{\"prompt\": \"Q\"}] x", "data:1: expected a JSON array")]
    public void Read_BadText_NamesFileLineAndExpectation(string text, string expected)
    {
        var path = folder.Write("data", text);

        var error = Assert.Throws<ConceptException>(() => ConceptFile.Read(path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo() =>
        Assert.Contains("nowhere.jsonl: the file can not be read",
            Assert.Throws<ConceptException>(() => ConceptFile.Read(Path.Combine(folder.Path, "nowhere.jsonl"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Array_CountsLinesOfItems()
    {
        var path = folder.Write("data", "\n[\n  {\n \"prompt\": \"é\\n\", \"matching_answer\": \"(A)\", \"not_matching_answer\": \"(B)\"},\n\n {\"prompt\": \"b\", \"matching_answer\": \"(A)\", \"not_matching_answer\": \"(B)\"}]");

        Assert.Equal([3, 6], ConceptFile.Read(path).Rows.Select(row => row.Line));
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped()
    {
        var path = folder.Write("data", "\uFEFF{\"question\": \"Q\", \"matching\": \"(A)\", \"not_matching\": \"(B)\"}");

        Assert.Single(ConceptFile.Read(path).Rows);
    }

    [Fact]
    public void Write_Items_ReadBackEqual()
    {
        ContrastiveItem[] items = [new("Is \"this\" — ok?\n (A) Yes\n (B) <No>", "(A)", "(B)"), new("日本", "(B)", "(A)")];
        using var writer = new StringWriter();

        ConceptWriter.Write(writer, items);

        var file = ConceptFile.Read(folder.Write("data", writer.ToString()));
        Assert.Equal("jsonl", file.Format);
        Assert.Equal(items, file.Rows.Select(row => row.ToItem()));
        Assert.Contains("— ok", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_SameNameTwice_IsRefused()
    {
        var format = new StudyConceptFormat();

        Assert.Throws<ArgumentException>(() => new ConceptFormats([format, format]));
    }
}
