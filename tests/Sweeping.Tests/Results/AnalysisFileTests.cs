using System.Text.Json;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Tests.Results;

public sealed class AnalysisFileTests
{
    [Fact]
    public void Write_Cells_GivesTablesAndAverages()
    {
        using var json = Write([Cell("4B", "x", 18, 14), Cell("8B", "x", 17, 8), Cell("4B", "y", 21, 9)]);
        var root = json.RootElement;

        Assert.Equal(["best_layers", "effect_sizes", "concept_avg_effect", "model_avg_effect"], root.EnumerateObject().Take(4).Select(p => p.Name));
        Assert.Equal(17, root.GetProperty("best_layers").GetProperty("x").GetProperty("8B").GetInt32());
        Assert.Equal(9, root.GetProperty("effect_sizes").GetProperty("y").GetProperty("4B").GetDouble());
        Assert.Equal(11, root.GetProperty("concept_avg_effect").GetProperty("x").GetDouble());
        Assert.Equal(11.5, root.GetProperty("model_avg_effect").GetProperty("4B").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("held_out_deltas").GetProperty("x").GetProperty("4B").ValueKind);
        Assert.Equal(0, root.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public void Write_DifferentPositions_Warns()
    {
        var other = Cell("8B", "x", 1, 1) with { Conventions = Measurements.Conventions with { Positions = "last" } };
        using var json = Write([Cell("4B", "x", 18, 14), other]);

        Assert.Equal(
            "positions differs, so averages mix unlike numbers: 'all' for 4B; 'last' for 8B",
            Assert.Single(json.RootElement.GetProperty("warnings").EnumerateArray()).GetString());
    }

    private static JsonDocument Write(CellSummary[] cells)
    {
        var stream = new MemoryStream();
        AnalysisFile.Write(stream, cells);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static CellSummary Cell(string model, string concept, int layer, double delta) => new()
    {
        Model = model, Concept = concept, LayerCount = 36, Items = 40, BestLayer = layer, Delta = delta, DeltaInterval = (double.NaN, double.NaN),
        CohensD = 1, AnswerMass = 0.5, Conventions = Measurements.Conventions,
    };
}
