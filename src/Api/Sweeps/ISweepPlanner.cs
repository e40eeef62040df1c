using SteerCluster.Api.Contracts;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Sweeps;

/// <summary>Says what launching a sweep would do, without launching it.</summary>
internal interface ISweepPlanner
{
    /// <summary>The plan.</summary>
    /// <param name="id">The sweep's id.</param>
    /// <param name="request">What would be launched.</param>
    /// <param name="before">Where the sweep of this id stands; null where there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<PlanInfo> Plan(string id, SweepRequest request, SweepStatus? before, CancellationToken cancellation);
}
