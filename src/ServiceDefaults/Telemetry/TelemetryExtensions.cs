using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.ServiceDefaults.Telemetry;

/// <summary>
/// Metrics for Prometheus to scrape, and metrics and traces over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. The
/// other variables of the OpenTelemetry specification hold as well.
/// </summary>
internal static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder, ServiceIdentity identity)
    {
        var collector = !string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(identity.Service, serviceInstanceId: identity.Instance))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter([.. TelemetryNames.Meters]).AddPrometheusExporter();
                if (collector)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource([.. TelemetryNames.Sources]);
                if (collector)
                {
                    traces.AddOtlpExporter();
                }
            });
    }

    public static void MapMetrics(this WebApplication app)
    {
        var endpoint = app.MapPrometheusScrapingEndpoint("/metrics");
        if (app.Services.GetRequiredService<AccessOptions>().AnonymousMetrics)
        {
            endpoint.AllowAnonymous();
        }
        else
        {
            endpoint.RequireAuthorization(AccessPolicies.Read);
        }
    }
}
