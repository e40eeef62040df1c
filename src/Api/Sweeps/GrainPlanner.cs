using SteerCluster.Api.Contracts;
using SteerCluster.Api.Problems;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Sweeps;

/// <summary>Asks a silo that sees the models.</summary>
internal sealed class GrainPlanner : ISweepPlanner
{
    public Task<PlanInfo> Plan(string id, SweepRequest request, SweepStatus? before, CancellationToken cancellation) =>
        throw new ApiException(StatusCodes.Status501NotImplemented, "This cluster cannot plan without launching; launch without dry_run.");
}
