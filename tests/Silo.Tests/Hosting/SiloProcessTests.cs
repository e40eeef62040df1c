using System.Net;
using SteerCluster.Tests;
using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Hosting;

public sealed class SiloProcessTests
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("memory")]
    public async Task Start_LocalStorage_TurnsReadyAndLeavesOnSigterm(string provider)
    {
        await using var silo = SiloProcess.Start($"Storage:Provider={provider}");
        await silo.Ready();

        Assert.Equal(HttpStatusCode.OK, await silo.Status("/healthz"));
        Assert.Equal(HttpStatusCode.OK, await silo.Status("/dashboard/"));
        Assert.Contains("orleans_", await silo.Text("/metrics"), StringComparison.Ordinal);
        Assert.Equal(0, await silo.Leave(LeaveLimit));
    }

    [Fact]
    public async Task Start_BadSettings_SaysAllAndEnds()
    {
        await using var silo = SiloProcess.Start("Role=boss", "Storage:Provider=paper", "Endpoints:SiloPort=0");
        await silo.Process.WaitForExit(LeaveLimit);

        Assert.Equal(1, silo.Process.ExitCode);
        Assert.Contains("the configuration has 3 errors:", silo.Process.Output, StringComparison.Ordinal);
        Assert.Contains("SteerCluster:Storage:Provider is 'paper': must be one of", silo.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Tokens_GuardDashboardAndMetrics()
    {
        using var folder = new TemporaryFolder();
        await using var silo = SiloProcess.Start("Storage:Provider=memory", $"Access:TokenFile={folder.Write("tokens", "0123456789abcdef read\n")}");
        await silo.Ready();

        Assert.Equal(HttpStatusCode.Unauthorized, await silo.Status("/dashboard/"));
        Assert.Equal(HttpStatusCode.Unauthorized, await silo.Status("/dashboard/DashboardCounters"));
        Assert.Equal(HttpStatusCode.Unauthorized, await silo.Status("/metrics"));
    }

    [Fact]
    public async Task Start_NoStorage_GivesUpInTime()
    {
        await using var silo = SiloProcess.Start(
            "Storage:Provider=postgresql", $"Storage:ConnectionString=Host=127.0.0.1;Port={FreePorts.Take()};Username=steer", "Timings:StorageWait=2s");
        await silo.Process.WaitForExit(LeaveLimit);

        Assert.Equal(1, silo.Process.ExitCode);
        Assert.Contains("was not ready within 2 s (Timings:StorageWait)", silo.Process.Output, StringComparison.Ordinal);
    }
}
