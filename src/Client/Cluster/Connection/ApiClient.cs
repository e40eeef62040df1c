using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Cluster.Connection;

/// <summary>Talks to the API; every failure is one line that says what to change.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly ApiAddress _address;
    private readonly HttpClient _http;

    public ApiClient(ApiAddress address)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false })
        {
            BaseAddress = address.Url,
            // A plan reads data and tokenizers; a stream has no end that is known.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = address.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    /// <summary>The path of a sweep, and of what is below it.</summary>
    public static string Sweep(string id, params IEnumerable<string> parts) =>
        string.Join('/', new[] { "v1/sweeps", Uri.EscapeDataString(id) }.Concat(parts.Select(Uri.EscapeDataString)));

    public async Task<T> Get<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await Send(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
        return await Read(response, type, cancellation);
    }

    public async Task<T> Post<TBody, T>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, bodyType) }, cancellation);
        return await Read(response, type, cancellation);
    }

    /// <summary>The body as a text.</summary>
    public async Task<string> GetText(string path, CancellationToken cancellation)
    {
        using var response = await Send(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>The body as it comes; the response lives until the action returns.</summary>
    public async Task<T> Download<T>(string path, Func<Stream, Task<T>> action, CancellationToken cancellation)
    {
        using var response = await Send(new HttpRequestMessage(HttpMethod.Get, path), cancellation);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            return await action(body);
        }
        catch (HttpRequestException error)
        {
            throw new ClientException($"the download from {_address.Url} broke off ({error.Message.TrimEnd('.')}); run the command again.", error);
        }
    }

    /// <summary>Server-sent events; ends when the server closes the stream.</summary>
    public async IAsyncEnumerable<SseItem<T>> Events<T>(
        string path, string? lastSeen, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastSeen is not null)
        {
            request.Headers.Add("Last-Event-ID", lastSeen);
        }

        using var response = await Send(request, cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var parser = SseParser.Create(body, (_, data) => JsonSerializer.Deserialize(data, type));
        await foreach (var item in parser.EnumerateAsync(cancellation))
        {
            if (item.Data is { } data)
            {
                yield return new SseItem<T>(data, item.EventType) { EventId = item.EventId ?? parser.LastEventId };
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException error)
        {
            throw new UnreachableApiException(_address.Url, error);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ApiRefusal.Of(response, _address, cancellation);
        }
    }

    private async Task<T> Read<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellation) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new ClientException($"{_address.Url} answered with something else than this command knows ({error.Message.TrimEnd('.')}); is it the API, and of this version?", error);
        }
    }
}
