using System.Diagnostics.Metrics;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Telemetry;
using SteerCluster.Silo.Tests.Access;

namespace SteerCluster.Silo.Tests.Telemetry;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Metrics_OwnMeter_HasNameUnitAndTags()
    {
        using var meter = new Meter(TelemetryNames.SteerCluster);
        await using var service = await TestService.Start(AccessOptions.None);
        meter.CreateCounter<long>("steercluster.test.events", "{event}").Add(3, new KeyValuePair<string, object?>("model", "tiny"));

        var text = await service.Client.GetStringAsync("/metrics");

        Assert.Contains("steercluster_test_events_total{", text, StringComparison.Ordinal);
        Assert.Contains("model=\"tiny\"} 3", text, StringComparison.Ordinal);
        Assert.Contains("service_name=\"test\"", text, StringComparison.Ordinal);
        Assert.Contains("service_instance_id=\"test-1\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http_server_request_duration_seconds_count")]
    [InlineData("dotnet_process_cpu_time_seconds_total")]
    [InlineData("kestrel_active_connections")]
    public async Task Metrics_OfFrameworks_AreThere(string name)
    {
        await using var service = await TestService.Start(AccessOptions.None);
        await service.Client.GetStringAsync("/read");

        Assert.Contains(name, await service.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }
}
