using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SteerCluster.ServiceDefaults.Health;

/// <summary>
/// <c>/healthz</c> answers as long as the process does: a silo whose storage is away must not be killed for it. <c>/readyz</c> runs all
/// named checks and says 503 where one is red.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", Options(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/readyz", Options(_ => true)).AllowAnonymous();
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) =>
        new() { Predicate = which, ResponseWriter = Write, AllowCachingResponses = false };

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = Text(report.Status),
            checks = report.Entries
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new { name = entry.Key, status = Text(entry.Value.Status), description = entry.Value.Description }),
        }));
    }

    private static string Text(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "green",
        HealthStatus.Degraded => "yellow",
        _ => "red",
    };
}
