using SteerCluster.Api.Contracts;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Api.Silos;

/// <summary><c>/v1/silos</c> and <c>/v1/models</c>.</summary>
internal static class SiloRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var reads = routes.MapGroup("/v1").WithTags("cluster").RequireAuthorization(AccessPolicies.Read);
        reads.MapGet("silos", Silos).WithName("ListSilos").WithSummary("The silos that measure, with their devices, shards and waves.");
        reads.MapGet("models", Models).WithName("ListModels").WithSummary("The models that are loaded, or that running waves need.");
    }

    private static async Task<IReadOnlyList<SiloInfo>> Silos(IGrainFactory grains, CancellationToken cancellation)
    {
        var workers = await grains.GetGrain<ISchedulerGrain>(0).Workers(cancellation);
        return
        [
            .. workers.OrderBy(worker => worker.Silo, StringComparer.Ordinal).Select(worker => new SiloInfo(
                worker.Silo,
                worker.Device,
                worker.Accelerator,
                worker.MemoryBytes,
                worker.FreeBytes,
                [.. worker.Loaded.Select(shard => new ShardInfo(shard.Fingerprint, shard.Index, shard.Count, shard.Bytes))],
                [.. worker.Leases.Select(lease => Of(lease, worker.Progress.FirstOrDefault(progress => progress.Lease == lease.Number)))],
                worker.Slots,
                worker.Draining)),
        ];
    }

    private static async Task<IReadOnlyList<ModelInfo>> Models(IGrainFactory grains, CancellationToken cancellation)
    {
        var workers = await grains.GetGrain<ISchedulerGrain>(0).Workers(cancellation);
        var labels = workers.SelectMany(worker => worker.Leases).ToLookup(lease => lease.Wave.Fingerprint, lease => lease.Wave.Model);
        var loaded = workers.SelectMany(worker => worker.Loaded, (worker, shard) => (worker.Silo, Shard: shard)).ToLookup(place => place.Shard.Fingerprint);
        return
        [
            .. labels.Select(group => group.Key).Union(loaded.Select(group => group.Key)).Order(StringComparer.Ordinal).Select(fingerprint => new ModelInfo(
                fingerprint,
                [.. labels[fingerprint].Distinct().Order(StringComparer.Ordinal)],
                loaded[fingerprint].Sum(place => place.Shard.Bytes),
                loaded[fingerprint].Select(place => place.Shard.Count).DefaultIfEmpty(0).Max(),
                [.. loaded[fingerprint].Select(place => place.Silo).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    private static WaveInfo Of(Lease lease, WaveProgress? progress) => new(
        lease.Wave.Id,
        lease.Wave.Attempt,
        progress?.Phase,
        progress?.Done ?? 0,
        progress?.Total ?? 0,
        progress is { Seconds: > 0, Tokens: > 0 } ? progress.Tokens / progress.Seconds : null);
}
