using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Health;
using SteerCluster.ServiceDefaults.Lifetime;
using SteerCluster.ServiceDefaults.Logging;
using SteerCluster.ServiceDefaults.Telemetry;

namespace SteerCluster.ServiceDefaults;

/// <summary>What every process of the cluster has: telemetry, health endpoints, structured logs, bearer tokens.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds the services; call it once, before <c>Build</c>.</summary>
    /// <param name="builder">The process under construction.</param>
    /// <param name="identity">Its name and instance in telemetry and logs.</param>
    /// <param name="access">Who may read and write.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, ServiceIdentity identity, AccessOptions access)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(identity);
        builder.AddStructuredLogs();
        builder.AddParentWatch();
        builder.AddTelemetry(identity);
        builder.Services.AddHealthChecks();
        builder.Services.AddAccess(access);
        return builder;
    }

    /// <summary>Maps <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>, and asks for a token everywhere else.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
