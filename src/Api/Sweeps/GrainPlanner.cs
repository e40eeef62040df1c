using SteerCluster.Api.Contracts;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Sweeps;

/// <summary>Asks a silo that sees the models.</summary>
internal sealed class GrainPlanner(IGrainFactory grains, TimeProvider clock) : ISweepPlanner
{
    // Models may have changed since the last plan of the same request, so it is no plan that a silo has already.
    private string PlanName => $"dry-run-{clock.GetUtcNow().UtcTicks}";

    public async Task<PlanInfo> Plan(string id, SweepRequest request, SweepStatus? before, CancellationToken cancellation)
    {
        var plan = await grains.GetGrain<IPlannerGrain>(0).Plan(id, PlanName, request, cancellation);
        if (plan.Error is { } error)
        {
            throw new SweepRefusedException(error);
        }

        var known = (before?.Cells ?? []).ToDictionary(cell => (cell.Model, cell.Concept));
        PlanCell[] cells = [.. plan.Cells.Select(cell => new PlanCell(cell.Model, cell.Concept, cell.Layers.Count, null, StateOf(known.GetValueOrDefault((cell.Model, cell.Concept)))))];
        return new PlanInfo(
            id,
            before is not null,
            cells,
            cells.Sum(cell => cell.Units),
            cells.Where(cell => cell.State == CellStates.Done).Sum(cell => cell.Units),
            plan.Warnings,
            Cost: null);
    }

    private static string? StateOf(CellStatus? cell) => cell is null ? null : SweepMapping.Name(cell.State);
}
