using System.Diagnostics;
using System.Text.Json;
using SteerCluster.Client.Cluster.Local;
using SteerCluster.Client.Tests.EndToEnd;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Cluster;

public sealed class UpTests
{
    [ClusterFact]
    public async Task Up_TwoSilos_AnswersAndCtrlCStopsAll()
    {
        using var folder = new TemporaryFolder();
        var (up, processes, environment) = await Start(folder);
        using (up)
        {
            var listed = Steer.Run(environment, ["list"]);
            using var interrupt = Process.Start("kill", ["-INT", $"{up.Id}"]);
            await up.WaitForExitAsync();

            Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
            Assert.Equal(0, up.ExitCode);
            Assert.All(processes, id => Assert.False(IsThere(id)));
        }
    }

    [ClusterFact]
    public async Task Up_Killed_ItsProcessesLeave()
    {
        using var folder = new TemporaryFolder();
        var (up, processes, _) = await Start(folder);
        using (up)
        {
            up.Kill();
            foreach (var id in processes.Where(IsThere))
            {
                using var process = Process.GetProcessById(id);
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            }
        }
    }

    [Fact]
    public void Find_NothingBuilt_IsNull()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(ClusterProgram.Find("Silo", folder.Path));
    }

    private static async Task<(Process Up, int[] Processes, Dictionary<string, string> Environment)> Start(TemporaryFolder folder)
    {
        var environment = new Dictionary<string, string> { ["STEER_CONFIG"] = folder.File("config.yaml"), ["STEER_API"] = "", ["STEER_TOKEN"] = "" };
        var up = Steer.Start(environment, ["up", "--silos", "2", "--data", folder.File("data"), "--models", folder.Path, "--json"]);
        var line = await up.StandardOutput.ReadLineAsync() ?? await up.StandardError.ReadToEndAsync();
        var processes = JsonDocument.Parse(line).RootElement.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("pid").GetInt32()).ToArray();
        Assert.Equal(3, processes.Length);
        return (up, processes, environment);
    }

    private static bool IsThere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
