using System.Text;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Silo.Tests.Access;

public sealed class BearerTokenHandlerTests
{
    private const string Reader = "reader-0123456789";
    private const string Writer = "writer-0123456789";

    [Theory]
    [InlineData("GET", "/fallback", null, 401)]
    [InlineData("GET", "/read", null, 401)]
    [InlineData("GET", "/read", "Bearer wrong-0123456789", 401)]
    [InlineData("GET", "/read", "Bearer ", 401)]
    [InlineData("GET", "/read", "reader-0123456789", 401)]
    [InlineData("GET", "/read", "Bearer reader-0123456789", 200)]
    [InlineData("GET", "/read", "bearer reader-0123456789", 200)]
    [InlineData("GET", "/read", "Bearer writer-0123456789", 200)]
    [InlineData("GET", "/fallback", "Bearer reader-0123456789", 200)]
    [InlineData("POST", "/write", null, 401)]
    [InlineData("POST", "/write", "Bearer reader-0123456789", 403)]
    [InlineData("POST", "/write", "Bearer writer-0123456789", 200)]
    [InlineData("GET", "/metrics", null, 401)]
    [InlineData("GET", "/metrics", "Bearer reader-0123456789", 200)]
    [InlineData("GET", "/healthz", null, 200)]
    [InlineData("GET", "/readyz", null, 200)]
    public async Task Request_WithTokens_AnswersByScope(string method, string path, string? authorization, int status)
    {
        await using var service = await TestService.Start(TestService.Tokens($"{Reader} read", $"{Writer} write"));

        Assert.Equal(status, await Send(service, method, path, ("Authorization", authorization)));
    }

    [Theory]
    [InlineData("GET", "/read", 200)]
    [InlineData("POST", "/write", 401)]
    public async Task Request_BasicWithToken_CountsForGetAlone(string method, string path, int status)
    {
        await using var service = await TestService.Start(TestService.Tokens($"{Writer} write"));
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Writer}"));

        Assert.Equal(status, await Send(service, method, path, ("Authorization", basic)));
    }

    [Theory]
    [InlineData(null, null, 200)]
    [InlineData("localhost", null, 200)]
    [InlineData(null, "http://localhost:3000", 200)]
    [InlineData("rebound.example", null, 401)]
    [InlineData(null, "https://other.example", 401)]
    [InlineData(null, "null", 401)]
    public async Task Request_WithoutTokens_IsForLoopbackAlone(string? host, string? origin, int status)
    {
        await using var service = await TestService.Start(AccessOptions.None);

        Assert.Equal(status, await Send(service, "POST", "/write", ("Host", host), ("Origin", origin)));
    }

    [Fact]
    public async Task Metrics_Anonymous_NeedNoToken()
    {
        await using var service = await TestService.Start(TestService.Tokens($"{Reader} read") with { AnonymousMetrics = true });

        Assert.Equal(200, await Send(service, "GET", "/metrics"));
    }

    private static async Task<int> Send(TestService service, string method, string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await service.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
