using Microsoft.Extensions.Diagnostics.HealthChecks;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Cluster;

/// <summary>Whether the cluster answers.</summary>
internal sealed class ClusterHealth(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<ISweepIndexGrain>(0).List(cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);
            return HealthCheckResult.Healthy("the cluster answers");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"the cluster does not answer: {error.Message}");
        }
    }
}
