using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace SteerCluster.Api.Problems;

/// <summary>Turns exceptions into problem details.</summary>
internal sealed partial class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        switch (exception)
        {
            case ApiException refused:
                await ProblemWriter.Write(context, refused.Status, refused.Message);
                break;
            case BadHttpRequestException bad:
                await ProblemWriter.Write(context, bad.StatusCode, Detail(bad));
                break;
            case var _ when GrainFailures.Refusal(exception) is { } problems:
                await ProblemWriter.Write(context, StatusCodes.Status400BadRequest, problems[0], problems.Count > 1 ? [.. problems.Skip(1)] : null);
                break;
            case var _ when GrainFailures.IsOutage(exception):
                LogOutage(exception, context.Request.Path);
                context.Response.Headers.RetryAfter = "5";
                await ProblemWriter.Write(context, StatusCodes.Status503ServiceUnavailable,
                    "The cluster does not answer: no silo is reachable or it took too long. Ask again; the request may have been carried out, and repeating it does no harm.");
                break;
            default:
                LogFailure(exception, context.Request.Path);
                await ProblemWriter.Write(context, StatusCodes.Status500InternalServerError,
                    $"The API failed; its log has the reason under {context.TraceIdentifier}.");
                break;
        }

        return true;
    }

    private static string Detail(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The body is too large.",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Send the body as application/json.",
        { InnerException: JsonException json } => $"The body cannot be read: {json.Message}",
        _ => bad.Message,
    };
}
