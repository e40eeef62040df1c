using Microsoft.AspNetCore.Http.Features;
using SteerCluster.Api.Problems;

namespace SteerCluster.Api.Limits;

/// <summary>Refuses bodies that are larger than their route takes.</summary>
internal static class BodyLimits
{
    /// <summary>Checks the announced length; the server counts what arrives without one.</summary>
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>()?.Bytes ?? BodyLimit.Other;
        if (context.Request.ContentLength > limit)
        {
            return ProblemWriter.Write(context, StatusCodes.Status413PayloadTooLarge,
                $"The body has {context.Request.ContentLength} bytes; {context.Request.Path} takes {limit} at most.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        return next(context);
    }
}
