using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Waves;

namespace SteerCluster.Grains.Planning;

/// <inheritdoc cref="IPlannerGrain"/>
[RequireRole(SiloRoles.Measure)]
internal sealed class PlannerGrain(IWaveEngine engine) : Grain, IPlannerGrain
{
    /// <summary>Interleaves with nothing of its own: two sweeps that are launched at once are planned one after the other on this silo.</summary>
    public Task<SweepPlan> Plan(string sweep, string plan, SweepRequest request, CancellationToken ct = default) => engine.Plan(sweep, plan, request, ct);
}
