using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SteerCluster.Silo.Health;

/// <summary>Green while the silo is active in the membership.</summary>
internal sealed class MembershipCheck(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy($"{oracle.SiloName} is active")
            : HealthCheckResult.Unhealthy($"{oracle.SiloName} is {oracle.CurrentStatus}"));
}
