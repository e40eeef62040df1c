using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using SteerCluster.ServiceDefaults;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Silo.Tests.Access;

/// <summary>A process with the defaults and two routes, on a real Kestrel at a free port.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app) => _app = app;

    public HttpClient Client { get; } = new();

    public static AccessOptions Tokens(params string[] lines) => new(new AccessTokens([.. lines.Select(line => AccessToken.Parse(line)!)]), AnonymousMetrics: false);

    public static async Task<TestService> Start(AccessOptions access, string url = "http://127.0.0.1:0", Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ServiceDefaultsExtensions.CreateBuilder([], url);
        builder.AddServiceDefaults(new ServiceIdentity("test", "test-1"), access);
        builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/fallback", () => "any");
        app.MapGet("/read", () => "read").RequireAuthorization(AccessPolicies.Read);
        app.MapPost("/write", () => "written").RequireAuthorization(AccessPolicies.Write);
        var service = new TestService(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }

        service.Client.BaseAddress = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
