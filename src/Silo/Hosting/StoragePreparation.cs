using SteerCluster.Silo.Configuration;
using SteerCluster.Silo.Membership;
using SteerCluster.Silo.Storage;

namespace SteerCluster.Silo.Hosting;

/// <summary>
/// Creates the schemas before Orleans starts. Storage that is not there yet is waited for: processes of a cluster start in any order.
/// It must be registered before Orleans, since hosted services start in that order.
/// </summary>
internal sealed partial class StoragePreparation(
    IGrainStore store, IMembership membership, SiloOptions options, TimeProvider clock, ILogger<StoragePreparation> log) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Cluster.Roots.Results);
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await store.Prepare(cancellationToken);
                await membership.Prepare(cancellationToken);
                LogReady(store.Name);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (clock.GetElapsedTime(start) >= options.Timings.StorageWait)
                {
                    throw new StorageUnavailableException(store.Name, options.Timings.StorageWait, error);
                }

                LogWaiting(store.Name, error.Message);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
