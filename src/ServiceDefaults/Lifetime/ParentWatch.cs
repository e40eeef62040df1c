using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace SteerCluster.ServiceDefaults.Lifetime;

/// <summary>Ends this process in order when the one that started it is gone, however that ended.</summary>
/// <param name="parent">Its process id.</param>
/// <param name="lifetime">Ends this process.</param>
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
