using Microsoft.Extensions.Diagnostics.HealthChecks;
using SteerCluster.Silo.Storage;

namespace SteerCluster.Silo.Health;

/// <summary>Green while the storage answers in time.</summary>
internal sealed class StorageCheck(IGrainStore store) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            // A driver may be deaf to the token; the answer comes in time all the same.
            await Task.Run(() => store.Probe(limit.Token), limit.Token).WaitAsync(limit.Token);
            return HealthCheckResult.Healthy($"{store.Name} answers");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"{store.Name} has not answered within {Limit.TotalSeconds} s");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"{store.Name}: {error.Message}");
        }
    }
}
