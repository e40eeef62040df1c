using System.Text.Json;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Tests.EndToEnd;

public sealed class SchemaTests
{
    [Fact]
    public void Schema_Printed_IsTheSchemaOfSweepFiles()
    {
        var result = Steer.Run("schema");

        Assert.Equal((0, "", SweepSchema.Generate()), (result.ExitCode, result.Error, result.Output));
    }

    [Fact]
    public void Schema_Json_IsTheSameObjectOnOneLine()
    {
        var result = Steer.Run("schema", "--json");

        Assert.Single(result.Output.TrimEnd('\n').Split('\n'));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(SweepSchema.Generate()).RootElement, result.Json));
    }
}
