using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SteerCluster.Api.Contracts;

namespace SteerCluster.Client.Cluster.Connection;

/// <summary>The API refused a request; the message is its own, or says what to change here.</summary>
internal sealed class ApiRefusal : Exception
{
    private ApiRefusal(HttpStatusCode status, string message)
        : base(message) => Status = status;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    public static async Task<ApiRefusal> Of(HttpResponseMessage response, ApiAddress address, CancellationToken cancellation)
    {
        var url = address.Url.ToString().TrimEnd('/');
        var problem = await Problem(response, cancellation);
        return new ApiRefusal(response.StatusCode, response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when address.Token is null => $"the API at {url} asks for a token; give --token, {ConnectionOptions.TokenVariable}, or a context with one.",
            HttpStatusCode.Unauthorized => $"the API at {url} does not know this token; look at --token, {ConnectionOptions.TokenVariable} and the context.",
            HttpStatusCode.Forbidden => $"the token for the API at {url} is read-only; this command asks for one with the scope write.",
            _ when problem is { Problems: { } problems } => $"{problem.Detail}{string.Concat(problems.Select(line => $"\n  {line}"))}",
            _ when problem is not null => problem.Detail,
            _ => $"{url} answered {(int)response.StatusCode} {response.ReasonPhrase}; is it the API?",
        });
    }

    private static async Task<ProblemInfo?> Problem(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return null;
        }

        try
        {
            return await response.Content.ReadFromJsonAsync(ApiJson.Default.ProblemInfo, cancellation);
        }
        catch (Exception error) when (error is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }
}
