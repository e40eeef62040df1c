using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using SteerCluster.Api.Contracts;

namespace SteerCluster.Api.Problems;

/// <summary>
/// Writes errors as RFC 9457 has them, whatever the request accepts: a client that asks for another format still learns why.
/// </summary>
internal static class ProblemWriter
{
    private const string ContentType = "application/problem+json";

    public static Task Write(HttpContext context, int status, string detail, IReadOnlyList<string>? problems = null)
    {
        context.Response.StatusCode = status;
        var title = ReasonPhrases.GetReasonPhrase(status);
        var problem = new ProblemInfo("about:blank", title.Length == 0 ? "Error" : title, status, detail, context.Request.Path.Value, problems);
        return context.Response.WriteAsJsonAsync(problem, ApiJson.Default.ProblemInfo, ContentType, context.RequestAborted);
    }

    /// <summary>For answers that the framework leaves without a body.</summary>
    public static Task WriteForStatus(HttpContext context) => Write(context, context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => "The bearer token is missing or wrong; send 'Authorization: Bearer TOKEN'.",
        StatusCodes.Status403Forbidden => "The token may read only; this asks for a token with the scope write.",
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}; /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}; the header Allow lists what it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        var status => $"The request ended with status {status} (trace {Activity.Current?.Id ?? context.TraceIdentifier}).",
    });
}
