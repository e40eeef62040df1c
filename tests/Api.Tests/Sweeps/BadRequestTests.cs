using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Api.Contracts;
using SteerCluster.Api.Sweeps;
using SteerCluster.Api.Tests.Fakes;

namespace SteerCluster.Api.Tests.Sweeps;

public sealed class BadRequestTests : IDisposable
{
    private readonly ApiHost _host = new();

    public BadRequestTests() => _host.Demo();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("""{"text":null,"base_folder":"","files":{}}""")]
    [InlineData("""{"text":"","base_folder":"","files":{}}""")]
    [InlineData("""{"text":"models: []","base_folder":"","files":{}}""")]
    [InlineData("""{"text":"name: x","base_folder":"","files":{"a":"%%%"}}""")]
    [InlineData("""{"text":"name: x","base_folder":"","files":{"a":null}}""")]
    [InlineData("""{"text":"name: x","base_folder":"a\u0000b","files":{}}""")]
    [InlineData("""{"text":"name: x","base_folder":"","files":{},"id":".."}""")]
    [InlineData("""{"text":"name: x","base_folder":"","files":{},"extra":1}""")]
    [InlineData("""{"text":"name: x","base_folder":"","files":[]}""")]
    public async Task Launch_Malformed_IsABadRequest(string body)
    {
        await Problem.Of(await Send("POST", "/v1/sweeps", body), HttpStatusCode.BadRequest);

        Assert.Equal(["demo"], await _host.Index.List());
    }

    [Theory]
    [InlineData("GET", "/v1/sweeps/nothing", 404)]
    [InlineData("GET", "/v1/sweeps/.hidden", 400)]
    [InlineData("GET", "/v1/sweeps/a%20b", 400)]
    [InlineData("GET", "/v1/sweeps/..%2Fdemo", 400)]
    [InlineData("GET", "/v1/sweeps/..%5Cdemo/files", 400)]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("DELETE", "/v1/sweeps/demo", 405)]
    [InlineData("GET", "/v1/sweeps/demo/units?limit=0", 400)]
    [InlineData("GET", "/v1/sweeps/demo/units?limit=many", 400)]
    [InlineData("GET", "/v1/sweeps/demo/units?offset=-1", 400)]
    [InlineData("GET", "/v1/sweeps/demo/units?state=lost", 400)]
    [InlineData("GET", "/v1/sweeps/demo/units/4B/corrigible/9", 404)]
    [InlineData("GET", "/v1/sweeps/demo/units/4B/corrigible/x", 404)]
    [InlineData("GET", "/v1/sweeps/demo/units/4B/corrigible/99999999999", 404)]
    [InlineData("GET", "/v1/sweeps/demo/files", 404)]
    public async Task Address_Wrong_IsRefusedByName(string method, string path, int status) =>
        await Problem.Of(await Send(method, path), (HttpStatusCode)status);

    [Theory]
    [InlineData("""{"command":"explode"}""")]
    [InlineData("""{"command":3}""")]
    [InlineData("{}")]
    [InlineData("no")]
    public async Task Command_Wrong_IsABadRequest(string body) =>
        await Problem.Of(await Send("POST", "/v1/sweeps/demo/commands", body), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Body_OtherThanJson_Is415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sweeps") { Content = new StringContent("name: x", Encoding.UTF8, "application/yaml") };

        await Problem.Of(await _host.Client().SendAsync(request), HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/v1/sweeps/demo/commands", 65 << 10)]
    [InlineData("/v1/sweeps/demo/retry", 65 << 10)]
    [InlineData("/v1/sweeps", 65 << 20)]
    public async Task Body_TooLarge_Is413(string path, int bytes) =>
        await Problem.Of(await Send("POST", path, new string(' ', bytes)), HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task Events_LastEventIdThatIsNone_IsABadRequest(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sweeps/demo/events");
        request.Headers.Add("Last-Event-ID", id);

        await Problem.Of(await _host.Client().SendAsync(request), HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Launch_AnyText_IsNeverAServerError() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var response = Send("POST", "/v1/sweeps", text ?? "null").Result;
        Assert.InRange((int)response.StatusCode, 200, 499);
    }));

    [Fact]
    public void Launch_AnyFileName_EscapesNowhereOrIsRefused() => Check.QuickThrowOnFailure(Prop.ForAll(FileNames.ToArbitrary(), name =>
    {
        var body = JsonSerializer.Serialize(new LaunchRequest("name: fuzz", "", new Dictionary<string, byte[]> { [name] = [1] }), ApiJson.Default.LaunchRequest);
        var response = Send("POST", "/v1/sweeps", body).Result;
        if (response.IsSuccessStatusCode)
        {
            // The scratch folder of a silo has at least this depth below its root.
            var root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "root"));
            var place = Path.GetFullPath(Path.Combine([root, .. Enumerable.Repeat("d", 16), name]));
            Assert.StartsWith(root + Path.DirectorySeparatorChar, place);
            Assert.True(LaunchChecks.IsName(name));
        }
        else
        {
            Assert.Equal(400, Problem.Of(response).Result.Status);
        }
    }));

    [Fact]
    public void Address_AnyId_IsNeverAServerError() => Check.QuickThrowOnFailure(Prop.ForAll(FileNames.Where(name => !name.Contains('\0')).ToArbitrary(), id =>
    {
        foreach (var path in new[] { "", "/files", "/results", "/units", "/units/a/b/1" })
        {
            var response = Send("GET", $"/v1/sweeps/{Uri.EscapeDataString(id)}{path}").Result;
            Assert.InRange((int)response.StatusCode, 200, 499);
        }
    }));

    public void Dispose() => _host.Dispose();

    private static Gen<string> FileNames { get; } = Gen.Elements("..", ".", "a", "b.jsonl", "/", "//", "\\", "C:", "\0", "~", "%2e%2e", "\n", "é", " ", "", "CON")
        .ListOf().Select(parts => string.Join(parts.Count % 2 == 0 ? "/" : "", parts)).Where(name => name.Length < 600);

    private Task<HttpResponseMessage> Send(string method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return _host.Client().SendAsync(request);
    }
}
