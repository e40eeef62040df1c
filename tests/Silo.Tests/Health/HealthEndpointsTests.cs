using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.Silo.Tests.Access;

namespace SteerCluster.Silo.Tests.Health;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task Readyz_OneCheckRed_NamesItAndSays503()
    {
        await using var service = await TestService.Start(AccessOptions.None, configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("storage", () => HealthCheckResult.Unhealthy("does not answer"))
            .AddCheck("membership", () => HealthCheckResult.Healthy()));

        using var live = await service.Client.GetAsync("/healthz");
        using var ready = await service.Client.GetAsync("/readyz");
        var json = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("red", json.GetProperty("status").GetString());
        Assert.Equal(
            ["membership green", "storage red does not answer"],
            json.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name")} {check.GetProperty("status")} {check.GetProperty("description")}".Trim()));
    }
}
