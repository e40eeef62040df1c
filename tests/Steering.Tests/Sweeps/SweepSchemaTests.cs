using System.Text.Json.Nodes;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Sweeps;

public class SweepSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(SweepSchema.Generate())!;

    [Theory]
    [InlineData("", "")]
    [InlineData("models", "/items")]
    [InlineData("concepts", "/items")]
    [InlineData("prompt", "")]
    [InlineData("vectors", "")]
    [InlineData("readout", "")]
    [InlineData("generation", "")]
    [InlineData("controls", "")]
    [InlineData("statistics", "")]
    [InlineData("data", "")]
    public void Generate_EverySection_HasTheKeysThatTheReaderKnows(string section, string items)
    {
        var node = section.Length == 0 ? Schema : Schema["properties"]![section]!;
        node = items.Length == 0 ? node : node["items"]!;

        Assert.Equal(KnownKeys(section).Order(), node["properties"]!.AsObject().Select(pair => pair.Key).Order());
        Assert.False(node["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void Generate_Required_AreNameModelsConcepts() =>
        Assert.Equal(["name", "models", "concepts"], Schema["required"]!.AsArray().Select(name => name!.GetValue<string>()));

    [Fact]
    public void Generate_OptionalKeys_AllowNull()
    {
        var properties = Schema["properties"]!;

        Assert.Equal("""["integer","null"]""", properties["seed"]!["type"]!.ToJsonString());
        Assert.Equal("""["all","response","last",null]""", properties["positions"]!["enum"]!.ToJsonString());
        Assert.Contains("\"anthropic\"", properties["concepts"]!["items"]!["properties"]!["format"]!["enum"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("string", properties["name"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Generate_Best_IsForGenerationAndControlsAlone()
    {
        Assert.DoesNotContain("best", Schema["properties"]!["layers"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("best", Schema["properties"]!["generation"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>The keys that the reader lists when it is given one that it does not know.</summary>
    private static string[] KnownKeys(string section)
    {
        var text = section switch
        {
            "" => "zzzzzz: 1",
            "models" or "concepts" => $"{section}: [{{zzzzzz: 1}}]",
            _ => $"{section}: {{zzzzzz: 1}}",
        };
        var error = Assert.Throws<SweepSpecException>(() => SweepSpecReaderTests.Parse(text));
        var problem = error.Problems.Single(problem => problem.Key.EndsWith("zzzzzz", StringComparison.Ordinal));
        return problem.Message.Split("known are ")[1].Split(", ");
    }
}
