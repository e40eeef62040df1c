using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakePlanner(Func<SweepPlan> plan) : IPlannerGrain
{
    public Task<SweepPlan> Plan(string sweep, string name, SweepRequest request, CancellationToken ct = default) => Task.FromResult(plan());
}
