using SteerCluster.Api.Contracts;
using SteerCluster.Api.Problems;
using SteerCluster.Api.Sweeps;
using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.ServiceDefaults.Access;
using Unit = SteerCluster.Api.Contracts.UnitInfo;

namespace SteerCluster.Api.Units;

/// <summary><c>/v1/sweeps/{id}/units</c>.</summary>
internal static class UnitRoutes
{
    private const int MaxPage = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/v1/sweeps/{id}/units").WithTags("units").RequireAuthorization(AccessPolicies.Read);
        units.MapGet("", List).WithName("ListUnits").WithSummary("Units; filters model, concept, state; paged by offset and limit.");
        units.MapGet("{model}/{concept}/{layer:int}", Get).WithName("GetUnit").WithSummary("A unit with what is kept of it.");
        units.MapGet("{model}/{concept}/{layer:int}/why", Why).WithName("WhyUnit").WithSummary("What a unit waits for, in words.");
    }

    // From the sweep's own state: asking 100,000 unit grains would wake them all.
    private static async Task<UnitPage> List(
        string id, IGrainFactory grains, CancellationToken cancellation,
        string? model = null, string? concept = null, string? state = null, int offset = 0, int limit = 200)
    {
        if (offset < 0 || limit is < 1 or > MaxPage)
        {
            throw ApiException.Bad($"offset {offset}, limit {limit}: expected an offset from 0 and a limit from 1 to {MaxPage}.");
        }

        if (state is not null && !CellStates.All.Contains(state))
        {
            throw ApiException.Bad($"state: expected one of {string.Join(", ", CellStates.All)}.");
        }

        var (_, status) = await SweepRoutes.Find(grains, id, cancellation);
        var all = status.Cells
            .Where(cell => (model ?? cell.Model) == cell.Model && (concept ?? cell.Concept) == cell.Concept && (state is null || SweepMapping.Name(cell.State) == state))
            .SelectMany(cell => cell.Layers, Of)
            .ToArray();
        var units = all.Skip(offset).Take(limit).ToArray();
        return new UnitPage(units, all.Length, offset + (long)units.Length < all.Length && units.Length > 0 ? offset + units.Length : null);
    }

    private static async Task<Unit> Get(string id, string model, string concept, int layer, IGrainFactory grains, CancellationToken cancellation)
    {
        var cell = await Find(id, model, concept, layer, grains, cancellation);
        var kept = await grains.GetGrain<IUnitGrain>(GrainKeys.Unit(id, cell.Model, cell.Concept, layer)).Get(cancellation);
        return Of(cell, layer) with
        {
            Worker = cell.Worker ?? kept.Worker,
            Error = cell.Error ?? kept.Error,
            Conventions = kept.Conventions,
            Records = kept.Records,
            Bytes = kept.Bytes,
        };
    }

    private static async Task<WhyInfo> Why(string id, string model, string concept, int layer, IGrainFactory grains, CancellationToken cancellation)
    {
        var cell = await Find(id, model, concept, layer, grains, cancellation);
        var reason = await grains.GetGrain<ISweepGrain>(id).Why(cell.Model, cell.Concept, cancellation);
        return new WhyInfo(SweepMapping.Name(cell.State), reason ?? "The sweep does not say.");
    }

    private static async Task<CellStatus> Find(string id, string model, string concept, int layer, IGrainFactory grains, CancellationToken cancellation)
    {
        var (_, status) = await SweepRoutes.Find(grains, id, cancellation);
        return status.Cells.FirstOrDefault(cell => cell.Model == model && cell.Concept == concept && cell.Layers.Contains(layer))
            ?? throw ApiException.Missing($"Sweep '{id}' has no unit of model '{model}', concept '{concept}' and layer {layer}.");
    }

    private static Unit Of(CellStatus cell, int layer) => new(
        cell.Model, cell.Concept, layer, SweepMapping.Name(cell.State), cell.Attempts, cell.Worker, cell.Error);
}
