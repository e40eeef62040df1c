using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SteerCluster.Api.Contracts;
using SteerCluster.Api.Limits;
using SteerCluster.Api.Problems;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Api.Sweeps;

/// <summary><c>/v1/sweeps</c>: create, amend, look, watch, command.</summary>
internal static class SweepRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var reads = routes.MapGroup("/v1/sweeps").WithTags("sweeps").RequireAuthorization(AccessPolicies.Read);
        reads.MapGet("", List).WithName("ListSweeps").WithSummary("All sweeps, without their cells.");
        reads.MapGet("{id}", Get).WithName("GetSweep").WithSummary("A sweep with its cells.");
        reads.MapGet("{id}/events", Events).WithName("WatchSweep").WithSummary("Changes as server-sent events; the header Last-Event-ID resumes.");
        reads.MapGet("{id}/logs", Logs).WithName("SweepLogs").WithSummary("What happened, as server-sent events; ?follow=true goes on.");

        var writes = routes.MapGroup("/v1/sweeps").WithTags("sweeps").RequireAuthorization(AccessPolicies.Write);
        writes.MapPost("", Launch).WithName("LaunchSweep").WithSummary("Creates, resumes or amends a sweep; ?dry_run=true gives the plan alone.")
            .WithMetadata(new BodyLimit(BodyLimit.Launch));
        writes.MapPost("{id}/commands", Command).WithName("CommandSweep").WithSummary("Pauses, resumes, stops or cancels.");
        writes.MapPost("{id}/retry", Retry).WithName("RetrySweep").WithSummary("Queues parked cells again.");
    }

    /// <summary>The sweep, or the refusal that says that there is none.</summary>
    public static async Task<(ISweepGrain Grain, SweepStatus Status)> Find(IGrainFactory grains, string id, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<ISweepGrain>(SweepNames.Checked(id));
        return (grain, await grain.Get(cancellation) ?? throw ApiException.Missing($"There is no sweep '{id}'; GET /v1/sweeps lists what there is."));
    }

    private static async Task<IReadOnlyList<SweepInfo>> List(IGrainFactory grains, CancellationToken cancellation)
    {
        var ids = await grains.GetGrain<ISweepIndexGrain>(0).List(cancellation);
        var states = await Task.WhenAll(ids.Select(id => grains.GetGrain<ISweepGrain>(id).Get(cancellation)));
        return [.. states.OfType<SweepStatus>().Select(status => SweepMapping.Of(status, withCells: false))];
    }

    private static async Task<SweepInfo> Get(string id, IGrainFactory grains, CancellationToken cancellation) =>
        SweepMapping.Of((await Find(grains, id, cancellation)).Status);

    private static async Task<IResult> Launch(
        LaunchRequest body, IGrainFactory grains, ISweepPlanner planner, CancellationToken cancellation, bool dry_run = false)
    {
        LaunchChecks.Require(body);
        var (id, request) = (SweepNames.Of(body), new SweepRequest(body.Text, body.BaseFolder, body.Files, body.AllowCpu, body.Shards));
        var grain = grains.GetGrain<ISweepGrain>(id);
        var before = await grain.Get(cancellation);
        if (dry_run)
        {
            return TypedResults.Ok(await planner.Plan(id, request, before, cancellation));
        }

        var info = SweepMapping.Of(await grain.Launch(request, cancellation));
        return before is null ? TypedResults.Created($"/v1/sweeps/{id}", info) : TypedResults.Ok(info);
    }

    private static async Task<IResult> Events(string id, HttpRequest request, IGrainFactory grains, TimeProvider clock, CancellationToken cancellation)
    {
        var version = LastSeen(request);
        var (grain, _) = await Find(grains, id, cancellation);
        return TypedResults.ServerSentEvents(Items(SweepWatch.Since(grain, version, clock, cancellation)));
    }

    private static async IAsyncEnumerable<SseItem<SweepInfo>> Items(IAsyncEnumerable<SweepStatus> changes)
    {
        await foreach (var status in changes)
        {
            yield return new SseItem<SweepInfo>(SweepMapping.Of(status), "sweep") { EventId = $"{status.Version}" };
        }
    }

    private static async Task<IResult> Logs(
        string id, HttpRequest request, IGrainFactory grains, TimeProvider clock, CancellationToken cancellation, bool follow = false)
    {
        var version = LastSeen(request);
        var (grain, status) = await Find(grains, id, cancellation);
        var states = follow ? SweepWatch.Since(grain, version, clock, cancellation) : Once(status);
        return TypedResults.ServerSentEvents(Lines(states));
    }

    private static async IAsyncEnumerable<SweepStatus> Once(SweepStatus status)
    {
        await Task.CompletedTask;
        yield return status;
    }

    private static async IAsyncEnumerable<SseItem<LogLine>> Lines(
        IAsyncEnumerable<SweepStatus> states, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        SweepInfo? before = null;
        await foreach (var status in states.WithCancellation(cancellation))
        {
            var after = SweepMapping.Of(status);
            foreach (var line in SweepLog.Between(before, after))
            {
                yield return new SseItem<LogLine>(line, "log") { EventId = $"{line.Version}" };
            }

            before = after;
        }
    }

    private static async Task<SweepInfo> Command(string id, CommandRequest body, IGrainFactory grains, CancellationToken cancellation)
    {
        SweepCommand command = body.Command switch
        {
            "pause" => SweepCommand.Pause,
            "resume" => SweepCommand.Resume,
            "stop" => SweepCommand.Stop,
            "cancel" => SweepCommand.Cancel,
            _ => throw ApiException.Bad("command: expected pause, resume, stop or cancel."),
        };
        var (grain, _) = await Find(grains, id, cancellation);
        try
        {
            return SweepMapping.Of(await grain.Command(command, cancellation));
        }
        catch (SweepRefusedException refused)
        {
            // The request is right; the sweep's state does not allow it.
            throw new ApiException(StatusCodes.Status409Conflict, refused.Message);
        }
    }

    private static async Task<RetryInfo> Retry(string id, RetryRequest body, IGrainFactory grains, CancellationToken cancellation)
    {
        var (grain, status) = await Find(grains, id, cancellation);
        if (!status.Cells.Any(cell => (body.Model ?? cell.Model) == cell.Model && (body.Concept ?? cell.Concept) == cell.Concept))
        {
            throw ApiException.Missing($"Sweep '{id}' has no cell of model '{body.Model ?? "(any)"}' and concept '{body.Concept ?? "(any)"}'.");
        }

        return new RetryInfo(await grain.Retry(body.Model, body.Concept, cancellation));
    }

    private static long LastSeen(HttpRequest request)
    {
        string? text = request.Headers["Last-Event-ID"];
        return string.IsNullOrEmpty(text) ? 0
            : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version
            : throw ApiException.Bad("Last-Event-ID: expected the id of an event, a number.");
    }
}
