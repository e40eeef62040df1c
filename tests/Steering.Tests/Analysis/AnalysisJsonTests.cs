using System.Text.Json;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Tests;
using static SteerCluster.Steering.Tests.Analysis.MadeUpCells;

namespace SteerCluster.Steering.Tests.Analysis;

public class AnalysisJsonTests
{
    [Fact]
    public void Write_Cells_BeginsAsTheReferenceStudysFile()
    {
        var root = Write(Cell(Model("4B"), "x", 1, 14), Cell(Model("8B"), "x", 8, 2), Cell(Model("4B"), "y", 9, 3));

        Assert.Equal(["best_layers", "effect_sizes", "concept_avg_effect", "model_avg_effect"], root.EnumerateObject().Take(4).Select(p => p.Name));
        AssertRecords(root.GetProperty("best_layers"), "model", "concept", "layer", "delta", "baseline_mean", "positive_mean", "negative_mean");
        AssertRecords(root.GetProperty("effect_sizes"), "model", "concept", "mean_positive", "mean_negative", "delta", "cohens_d");
        Assert.Equal(11, root.GetProperty("concept_avg_effect").GetProperty("x").GetDouble());
        Assert.Equal(11.5, root.GetProperty("model_avg_effect").GetProperty("4B").GetDouble());
        Assert.Equal(ResultJson.SchemaVersion, root.GetProperty("schema_version").GetInt32());
        Assert.Equal(11, root.GetProperty("best_layers")[0].GetProperty("layer").GetInt32());
        Assert.Equal(7, root.GetProperty("effect_sizes")[0].GetProperty("mean_positive").GetDouble());
    }

    /// <summary>As <c>pandas.DataFrame(data["effect_sizes"])</c> and the notebook's <c>groupby("model")["delta"].mean()</c> do.</summary>
    [Fact]
    public void Write_Tables_ReadAsDataFrames()
    {
        var root = Write(Cell(Model("4B"), "x", 1, 14), Cell(Model("8B", 40), "x", 8, 2), Cell(Model("4B"), "y", 9, 3));
        foreach (var table in root.EnumerateObject().Where(property => property.Value is { ValueKind: JsonValueKind.Array }))
        {
            foreach (var record in table.Value.EnumerateArray().Where(record => record.ValueKind == JsonValueKind.Object))
            {
                Assert.Equal(table.Value[0].EnumerateObject().Select(column => column.Name), record.EnumerateObject().Select(column => column.Name));
                Assert.All(record.EnumerateObject(), column => Assert.False(column.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object, $"{table.Name}.{column.Name}"));
            }
        }

        var means = root.GetProperty("effect_sizes").EnumerateArray()
            .GroupBy(record => record.GetProperty("model").GetString()!, record => record.GetProperty("delta").GetDouble())
            .ToDictionary(group => group.Key, group => group.Average());
        Assert.Equal(means, root.GetProperty("model_avg_effect").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble()));
    }

    [Fact]
    public void Write_Analysis_HoldsAllOfIt()
    {
        var curve = new GenerationCurve([new(10, 0.1), new(11, 0.3), new(12, 0.2)]);
        var root = Write(
            Of(Samples(Model("4B", 36, "distilled", 0, 100), "x", 1, 3, 2) with { Generation = curve }),
            Cell(Model("8B", 40, "rl", 8, 200), "x", 1, 2, 1), Cell(Model("9B", 44, "rl", 0, 300), "x", 1, 2, 4));

        Assert.Equal(
            [
                "schema_version", "models", "by_model", "by_concept", "by_training", "by_architecture", "depth", "correlations",
                "generation_agreement", "flags", "warnings", "not_computed",
            ],
            root.EnumerateObject().Skip(4).Select(p => p.Name));
        Assert.Equal("distilled", root.GetProperty("models")[0].GetProperty("training").GetString());
        Assert.Equal(8, root.GetProperty("models")[1].GetProperty("num_experts").GetInt32());
        Assert.Equal(3, root.GetProperty("by_training")[1].GetProperty("mean_delta").GetDouble(), 1e-12);
        Assert.Equal("mixture of experts", root.GetProperty("by_architecture")[1].GetProperty("architecture").GetString());
        Assert.Equal(40, root.GetProperty("depth").GetProperty("threshold").GetInt32());
        Assert.Equal("deep", root.GetProperty("depth").GetProperty("groups")[1].GetProperty("depth").GetString());
        Assert.Equal("parameters", root.GetProperty("correlations")[1].GetProperty("fact").GetString());
        Assert.Equal(1, root.GetProperty("generation_agreement")[0].GetProperty("pearson").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("generation_agreement")[1].GetProperty("model").ValueKind);
        Assert.StartsWith("few items: 8", root.GetProperty("flags").EnumerateArray().First(f => f.GetProperty("flag").GetString()!.StartsWith("few", StringComparison.Ordinal)).GetProperty("flag").GetString(), StringComparison.Ordinal);
        Assert.Equal("comparison with random vectors: none were measured", root.GetProperty("not_computed")[root.GetProperty("not_computed").GetArrayLength() - 2].GetString());
    }

    [Fact]
    public void Write_UndefinedNumbers_AreNull()
    {
        var root = Write(Cell(Model("4B"), "x", 2));

        Assert.Equal(JsonValueKind.Null, root.GetProperty("depth").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("by_model")[0].GetProperty("sd_delta").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("effect_sizes")[0].GetProperty("random_percentile_95").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("models")[0].GetProperty("hidden_size").ValueKind);
        Assert.Equal("strong", root.GetProperty("effect_sizes")[0].GetProperty("effect_strength").GetString());
    }

    [Fact]
    public void Write_DifferentPositions_Warns()
    {
        var conventions = new MeasurementConventions("output", "all", "qwen3", null, "", new AnswerToken(1, "(A"), new AnswerToken(2, "(B"), "none");
        var root = Write(
            Of(Samples(Model("4B"), "x", 14) with { Conventions = conventions }),
            Of(Samples(Model("8B"), "x", 1) with { Conventions = conventions with { Positions = "last" } }));

        Assert.Equal(
            "positions differs, so averages mix unlike numbers: 'all' for 4B; 'last' for 8B",
            Assert.Single(root.GetProperty("warnings").EnumerateArray()).GetString());
    }

    [Fact]
    public void Protocol_NamesEveryKey()
    {
        var text = File.ReadAllText(Path.Combine(SharedData.Repository, "docs", "protocol.md"));
        var root = Write(Cell(Model("4B", 36), "x", 2), Cell(Model("8B", 40), "x", 2), Cell(Model("14B", 48), "x", 3));

        Assert.All(Keys(root).Distinct(), key => Assert.Contains($"`{key}`", text, StringComparison.Ordinal));
    }

    /// <summary>All keys but the names of concepts and models under the averages.</summary>
    private static IEnumerable<string> Keys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name.EndsWith("_avg_effect", StringComparison.Ordinal) ? [p.Name] : Keys(p.Value).Prepend(p.Name)),
        _ => [],
    };

    private static void AssertRecords(JsonElement table, params string[] columns)
    {
        Assert.Equal(3, table.GetArrayLength());
        Assert.All(table.EnumerateArray(), record => Assert.Equal(columns, record.EnumerateObject().Take(columns.Length).Select(column => column.Name)));
    }

    private static JsonElement Write(params CellStatistics[] cells)
    {
        var stream = new MemoryStream();
        AnalysisJson.Write(stream, SweepAnalysis.Of(cells));
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
