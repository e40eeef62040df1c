using System.Text.Json;
using System.Text.Json.Nodes;
using SteerCluster.Steering.Results;

namespace SteerCluster.Steering.Tests.Results;

public class ConventionsJsonTests
{
    private static readonly MeasurementConventions Conventions =
        new("output", "all", "qwen3", null, "(", new AnswerToken(32, "A"), new AnswerToken(33, "B"), "none");

    [Theory]
    [InlineData(null)]
    [InlineData("You are \"helpful\".")]
    public void Read_Written_GivesTheSame(string? system)
    {
        var conventions = Conventions with { System = system };

        var read = ConventionsJson.Read((JsonObject)JsonNode.Parse(ConventionsJson.Of(conventions).ToJsonString())!);

        Assert.Equal(conventions, read);
    }

    [Theory]
    [InlineData("positions", null, "no usable positions; expected text")]
    [InlineData("prompt_format", "7", "no usable prompt_format; expected text")]
    [InlineData("system", "[]", "no usable system; expected text")]
    [InlineData("answer_b", "\"B\"", "no usable answer_b; expected an object with id and text")]
    [InlineData("answer_a", """{"id": "x", "text": "A"}""", "no usable id; expected a whole number")]
    public void Read_MissingOrOtherKind_SaysWhich(string key, string? value, string expected)
    {
        var json = ConventionsJson.Of(Conventions);
        json[key] = value is null ? null : JsonNode.Parse(value);

        Assert.Contains(expected, Assert.Throws<JsonException>(() => ConventionsJson.Read(json)).Message, StringComparison.Ordinal);
    }
}
