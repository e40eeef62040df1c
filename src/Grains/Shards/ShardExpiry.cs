using Microsoft.Extensions.Hosting;

namespace SteerCluster.Grains.Shards;

/// <summary>Lets go of what lost silos have left behind.</summary>
internal sealed class ShardExpiry(HostedShards shards, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.Run(shards.Expire, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
