using System.Text.Json;
using SteerCluster.Client.Tests.EndToEnd;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Demo;

/// <summary>The demo's promise: its models are visibly steerable, on items that did not choose the layer.</summary>
[Collection("keeps the machine busy")]
public sealed class DemoAcceptanceTests
{
    private const int Cells = 18;
    private const int SteerableCells = 14;
    private const double LeastAnswerMass = 0.9;

    /// <summary>A whole sweep with controls; about 70 seconds on two cores.</summary>
    [Fact]
    public void Demo_HeldOutDeltas_ExcludeZeroAndExceedRandomVectorsInFourteenOfEighteenCells()
    {
        using var folder = new TemporaryFolder();

        var result = Steer.Run("demo", "--json", "--output", folder.File("results"), "--examples", Path.Combine(SharedData.Repository, "examples"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(folder.File("results", "report.html"), result.Json.GetProperty("report").GetString());
        Assert.True(File.Exists(folder.File("results", "report.html")));
        Assert.NotEmpty(Directory.GetFiles(folder.File("results", "figures"), "*.svg"));
        var cells = result.Json.GetProperty("cells").EnumerateArray().ToArray();
        Assert.Equal(Cells, cells.Length);
        Assert.All(cells, cell => Assert.True(cell.GetProperty("answer_mass").GetDouble() > LeastAnswerMass, cell.ToString()));
        var failed = cells.Where(cell => !IsSteerable(cell)).Select(cell => cell.ToString()).ToArray();
        Assert.True(cells.Length - failed.Length >= SteerableCells, $"not steerable on held-out items:\n{string.Join('\n', failed)}");
    }

    private static bool IsSteerable(JsonElement cell)
    {
        var interval = cell.GetProperty("held_out_interval").EnumerateArray().Select(end => end.GetDouble()).ToArray();
        return (interval[0] > 0 || interval[1] < 0)
            && cell.GetProperty("held_out_delta").GetDouble() > cell.GetProperty("random_percentile").GetDouble();
    }
}
