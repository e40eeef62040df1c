using System.Diagnostics;

namespace SteerCluster.Api.Cluster;

/// <summary>Ends this process in order when the one that started it is gone, however that ended.</summary>
internal sealed class ParentWatch(int parent, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync(stoppingToken);
        }
        catch (ArgumentException)
        {
            // It was gone before we looked.
        }

        lifetime.StopApplication();
    }
}
