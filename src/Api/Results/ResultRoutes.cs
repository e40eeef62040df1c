using Microsoft.AspNetCore.Http.Features;
using SteerCluster.Api.Problems;
using SteerCluster.Api.Sweeps;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Api.Results;

/// <summary><c>/v1/sweeps/{id}/results</c> and <c>/files</c>.</summary>
internal static class ResultRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var results = routes.MapGroup("/v1/sweeps/{id}").WithTags("results").RequireAuthorization(AccessPolicies.Read);
        results.MapGet("results", Tables).WithName("GetResults").WithSummary("The tables over the cells that are done: analysis_summary.json.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        results.MapGet("files", Files).WithName("GetFiles").WithSummary("The result files as they are, as a tar archive.")
            .Produces(StatusCodes.Status200OK, contentType: ResultArchive.ContentType);
    }

    private static async Task<IResult> Tables(string id, IGrainFactory grains, CancellationToken cancellation)
    {
        await SweepRoutes.Find(grains, id, cancellation);
        return TypedResults.Text(await grains.GetGrain<ISweepSummaryGrain>(id).Tables(cancellation), "application/json");
    }

    private static async Task Files(string id, HttpContext context, IGrainFactory grains)
    {
        var cancellation = context.RequestAborted;
        await SweepRoutes.Find(grains, id, cancellation);
        await using var pieces = grains.GetGrain<ISweepSummaryGrain>(id).Files(cancellation).GetAsyncEnumerator(cancellation);
        if (!await pieces.MoveNextAsync())
        {
            throw ApiException.Missing($"Sweep '{id}' has no result files yet; they are written as its cells are done.");
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = ResultArchive.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.tar\"";
        try
        {
            await ResultArchive.Write(pieces, context.Response.Body, cancellation);
        }
        catch
        {
            // Without this the archive would seem to end here.
            context.Abort();
            throw;
        }
    }
}
