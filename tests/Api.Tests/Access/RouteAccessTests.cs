using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SteerCluster.Api.Tests.Fakes;

namespace SteerCluster.Api.Tests.Access;

public sealed class RouteAccessTests : IDisposable
{
    private readonly ApiHost _host = new();

    public RouteAccessTests()
    {
        _host.Demo();
        _host.Summary.Pieces = [new("a.csv", 1, [1])];
    }

    /// <summary>Every route, with a body that it takes, and whether it changes something.</summary>
    public static TheoryData<string, string, string?, bool> Routes { get; } = new()
    {
        { "GET", "/v1/sweeps", null, false },
        { "POST", "/v1/sweeps", """{"text":"name: new","base_folder":"","files":{}}""", true },
        { "GET", "/v1/sweeps/demo", null, false },
        { "GET", "/v1/sweeps/demo/events", null, false },
        { "GET", "/v1/sweeps/demo/logs", null, false },
        { "POST", "/v1/sweeps/demo/commands", """{"command":"pause"}""", true },
        { "POST", "/v1/sweeps/demo/retry", "{}", true },
        { "GET", "/v1/sweeps/demo/units", null, false },
        { "GET", "/v1/sweeps/demo/units/4B/corrigible/1", null, false },
        { "GET", "/v1/sweeps/demo/units/4B/corrigible/1/why", null, false },
        { "GET", "/v1/sweeps/demo/results", null, false },
        { "GET", "/v1/sweeps/demo/files", null, false },
        { "GET", "/v1/models", null, false },
        { "GET", "/v1/silos", null, false },
        { "GET", "/openapi/v1.json", null, false },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_Token_DecidesWhatIsAllowed(string method, string path, string? body, bool writes)
    {
        Assert.NotEmpty((await Problem.Of(await Ask(null, method, path, body), HttpStatusCode.Unauthorized)).Detail);
        await Problem.Of(await Ask("wrong-token-0123456789", method, path, body), HttpStatusCode.Unauthorized);
        var read = await Ask(ApiHost.ReadToken, method, path, body);
        if (writes)
        {
            Assert.Contains("read only", (await Problem.Of(read, HttpStatusCode.Forbidden)).Detail);
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }

        Assert.True((await Ask(ApiHost.WriteToken, method, path, body)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Routes_All_AreInTheDocumentAndInTheseTests()
    {
        var document = await _host.Client().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var documented = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, method) => $"{method.Name.ToUpperInvariant()} {path.Name}");
        var mapped = _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText!.Replace(":int", "").TrimEnd('/')}")
            .ToArray();

        Assert.Equal(mapped.Order(), documented.Order());
        Assert.Equal(Routes.Count - 1, mapped.Length);
    }

    [Theory]
    [InlineData("/healthz")]
    public async Task Health_NoToken_Answers(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await _host.Client(token: null).GetAsync(path)).StatusCode);

    public void Dispose() => _host.Dispose();

    private Task<HttpResponseMessage> Ask(string? token, string method, string path, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return _host.Client(token).SendAsync(request, HttpCompletionOption.ResponseContentRead);
    }
}
