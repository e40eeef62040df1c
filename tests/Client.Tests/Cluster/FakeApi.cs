using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SteerCluster.Client.Tests.Cluster;

/// <summary>An API over HTTP that answers as a test tells it.</summary>
internal sealed class FakeApi : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Answer>> _answers = [];

    public FakeApi()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = Serve();
    }

    public string Url { get; }

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Answers <c>GET /v1/sweeps</c> and the like, with a query or without.</summary>
    public FakeApi On(string route, Func<Asked, Answer> answer)
    {
        _answers[route] = answer;
        return this;
    }

    public FakeApi On(string route, string json) => On(route, _ => Answer.Json(json));

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => Handle(context));
        }
    }

    private void Handle(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var asked = new Asked(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"], context.Request.Headers["Last-Event-ID"], reader.ReadToEnd());
        Requests.Enqueue(asked);
        var answer = (_answers.GetValueOrDefault($"{asked.Method} {asked.Path}") ?? _answers.GetValueOrDefault($"{asked.Method} {asked.Path.Split('?')[0]}"))?.Invoke(asked)
            ?? Answer.Problem(404, $"There is nothing at {asked.Path}.");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.SendChunked = true;
        try
        {
            context.Response.OutputStream.Write(answer.Body);
            if (answer.BreaksOff)
            {
                context.Response.OutputStream.Flush();
                context.Response.Abort();
            }
            else
            {
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has gone.
        }
    }
}

/// <summary>A request.</summary>
internal sealed record Asked(string Method, string Path, string? Authorization, string? LastEventId, string Body);

/// <summary>What is answered.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body, bool BreaksOff = false)
{
    public static Answer Json(string json, int status = 200) => new(status, "application/json", Encoding.UTF8.GetBytes(json));

    public static Answer Problem(int status, string detail, string extra = "") =>
        new(status, "application/problem+json", Encoding.UTF8.GetBytes($$"""{"type":"about:blank","title":"x","status":{{status}},"detail":"{{detail}}"{{extra}}}"""));

    public static Answer Events(params IEnumerable<(string Id, string Data)> events) =>
        new(200, "text/event-stream", Encoding.UTF8.GetBytes(string.Concat(events.Select(e => $"id: {e.Id}\nevent: sweep\ndata: {e.Data}\n\n"))));
}
