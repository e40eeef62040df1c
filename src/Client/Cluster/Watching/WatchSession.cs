using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>Follows a sweep's events, across lost connections, until the sweep ends or the user detaches.</summary>
internal sealed class WatchSession(ApiClient client, Screen screen, TimeProvider clock)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromSeconds(1);
    private const int MaxLosses = 30;

    private readonly IWatchDisplay _display = screen.IsJson ? new JsonWatchDisplay(screen)
        : screen.IsTerminal ? new LiveWatchDisplay(screen)
        : new PlainWatchDisplay(screen);

    /// <summary>0 when the sweep finished, 1 when it failed, was given up or has parked cells, 130 when the user detached.</summary>
    public async Task<int> Run(string id, CancellationToken cancellation)
    {
        // A sweep that is not there, or a wrong token, is said at once.
        var progress = new WatchProgress(clock);
        progress.Apply(await client.Get(ApiClient.Sweep(id), ApiJson.Default.SweepInfo, cancellation));
        _display.Show(null, progress);
        using var silos = new CancellationTokenSource();
        var polling = PollSilos(progress, CancellationTokenSource.CreateLinkedTokenSource(silos.Token, cancellation));
        try
        {
            await Follow(id, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _display.Close();
            screen.ErrorHint($"steer: detached; {id} goes on. `steer watch {NextCommands.Quote(id)}` shows it again.");
            return FailureReport.Interrupted;
        }
        finally
        {
            await silos.CancelAsync();
            await polling;
        }

        _display.Close();
        return WatchEnd.Report(screen, progress.Sweep);
    }

    private async Task Follow(string id, WatchProgress progress, CancellationToken cancellation)
    {
        for (var losses = 0; !WatchEnd.IsEnd(progress.Sweep.State);)
        {
            try
            {
                await foreach (var item in client.Events(ApiClient.Sweep(id, "events"), $"{progress.Sweep.Version}", ApiJson.Default.SweepInfo, cancellation))
                {
                    losses = 0;
                    var before = progress.Sweep;
                    progress.Apply(item.Data);
                    _display.Show(before, progress);
                    if (WatchEnd.IsEnd(item.Data.State))
                    {
                        return;
                    }
                }

                // The server ended the stream: the sweep is at rest, or the server is leaving.
                await Task.Delay(RetryInterval, clock, cancellation);
            }
            catch (Exception error) when (error is IOException or UnreachableApiException or HttpRequestException && losses < MaxLosses)
            {
                if (losses++ == 0)
                {
                    _display.Remark("the connection to the API is lost; trying again");
                }

                await Task.Delay(RetryInterval, clock, cancellation);
            }
        }
    }

    private async Task PollSilos(WatchProgress progress, CancellationTokenSource cancellation)
    {
        using var _ = cancellation;
        try
        {
            while (screen.IsTerminal)
            {
                try
                {
                    progress.Silos = await client.Get("v1/silos", ApiJson.Default.IReadOnlyListSiloInfo, cancellation.Token);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The events say when the API is away.
                }

                _display.Tick(progress);
                await Task.Delay(RedrawInterval, clock, cancellation.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
