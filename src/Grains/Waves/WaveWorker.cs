using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Models;

namespace SteerCluster.Grains.Waves;

/// <summary>
/// The part of a silo that measures: it reports to the scheduler, runs the waves that it is given, and keeps their records. A
/// lease is named in reports until the scheduler has taken its outcome.
/// </summary>
internal sealed partial class WaveWorker(
    IGrainFactory grains,
    IWaveEngine engine,
    ShardStore models,
    SteerClusterOptions options,
    ILocalSiloDetails silo,
    TimeProvider clock,
    ILogger<WaveWorker> log) : BackgroundService
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(10);

    private readonly WorkerOptions _worker = options.Worker ?? new WorkerOptions();
    private readonly ConcurrentDictionary<long, RunningWave> _running = new();
    private readonly ConcurrentDictionary<long, Task> _ends = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _killed = new();
    private volatile bool _draining;
    private long _sequence;

    private ISchedulerGrain Scheduler => grains.GetGrain<ISchedulerGrain>(0);

    /// <summary>Takes nothing more, lets what runs finish in the time it has, and gives the rest back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        Wake();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_worker.DrainTime);
        await Ended(limit.Token);
        foreach (var wave in _running.Values)
        {
            wave.Stop();
        }

        await Ended(cancellationToken);
        await _killed.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _killed.Dispose();
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Obey(await Scheduler.Poll(Report(), stoppingToken).WaitAsync(PollTimeout, stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogPollFailed(silo.Name, e.Message);
            }

            try
            {
                await _wake.WaitAsync(options.Scheduling.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private WorkerReport Report()
    {
        _sequence = Math.Max(_sequence + 1, clock.GetUtcNow().UtcTicks);
        var running = _running.Values.ToArray();
        return new WorkerReport(
            silo.Name,
            _sequence,
            models.DeviceName,
            _worker.Accelerator,
            models.MemoryBytes,
            models.FreeBytes,
            models.Loaded,
            [.. running.Select(r => r.Lease)],
            _draining ? 0 : Math.Max(0, _worker.Slots - running.Length),
            _draining,
            [.. running.Select(r => r.Progress)]);
    }

    private void Obey(WorkerOrders orders)
    {
        foreach (var shard in orders.Evict)
        {
            models.Evict(shard);
        }

        foreach (var number in orders.Abandon)
        {
            if (_running.TryGetValue(number, out var wave))
            {
                wave.Stop();
            }
        }

        foreach (var lease in orders.Begin)
        {
            Begin(lease);
        }
    }

    private void Begin(Lease lease)
    {
        var keeper = new UnitKeeper(grains, _worker, clock, (e, what) => LogKeepFailed(what, e.Message));
        var wave = new RunningWave(lease, silo.Name, engine, keeper, _worker, clock);
        if (!_running.TryAdd(lease.Number, wave))
        {
            wave.Dispose();
            return;
        }

        _ends[lease.Number] = Task.Run(() => Drive(wave, keeper), CancellationToken.None);
    }

    private async Task Drive(RunningWave wave, UnitKeeper keeper)
    {
        var lease = wave.Lease;
        LogBegun(lease.Wave.Sweep, lease.Wave.Model, lease.Wave.Concept, lease.Wave.Attempt);
        try
        {
            var end = await wave.Run(_killed.Token);
            LogEnded(lease.Wave.Sweep, lease.Wave.Model, lease.Wave.Concept, end.Outcome, wave.Elapsed.TotalSeconds, end.Error);
            CellState? state = null;
            await keeper.Persist(lease.Wave.Id, async () => state = await Scheduler.Complete(silo.Name, lease, end.Outcome, end.Error, _killed.Token), _killed.Token);
            if (end.Error is { } error)
            {
                await keeper.Fail(lease.Wave, error, state == CellState.Parked, _killed.Token);
            }
        }
        catch (Exception e)
        {
            LogCompleteFailed(lease.Wave.Id, e.Message);
        }
        finally
        {
            _running.TryRemove(lease.Number, out _);
            _ends.TryRemove(lease.Number, out _);
            wave.Dispose();
            Wake();
        }
    }

    private async Task Ended(CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(_ends.Values).WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
        }
    }
}
