using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
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
    /// <summary>
    /// A process that reads its settings once: from <c>appsettings.json</c> beside the program, the environment, and the command line.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="url">Where it listens unless <c>Urls</c> says otherwise.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, string url)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        });
        var defaults = new Dictionary<string, string?>
        {
            ["Urls"] = url,
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:SteerCluster.ServiceDefaults.Access"] = "Warning",
            ["Logging:LogLevel:Orleans"] = "Warning",
            ["Logging:LogLevel:Microsoft.Orleans"] = "Warning",
        };
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
        return builder;
    }

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
