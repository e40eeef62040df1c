using System.Diagnostics;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>A wave that this silo drives, from its lease to its outcome.</summary>
internal sealed class RunningWave(
    Lease lease, string silo, IWaveEngine engine, UnitKeeper keeper, WorkerOptions options, TimeProvider clock) : IProgress<SweepEvent>, IDisposable
{
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private string _phase = "loading";
    private int _done;
    private int _total;
    private double _tokens;
    private UnitRecords? _store;

    /// <summary>The lease.</summary>
    public Lease Lease => lease;

    /// <summary>How far it is.</summary>
    public WaveProgress Progress
    {
        get
        {
            lock (_lock)
            {
                return new WaveProgress(lease.Number, _phase, _done, _total, _tokens, Elapsed.TotalSeconds);
            }
        }
    }

    /// <summary>Since it was begun.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Stops it: what is measured so far is kept, and the rest goes back.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Runs it to its outcome; never throws.</summary>
    /// <param name="killed">Fires when the process has no time left even to keep what it has.</param>
    public async Task<WaveEnd> Run(CancellationToken killed)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, killed);
        try
        {
            _store = await keeper.Begin(lease.Wave, silo, both.Token);
            var conventions = await RunEngine(both.Token);
            await keeper.Finish(lease.Wave, _store.TakeNew(), conventions, both.Token);
            return new WaveEnd(WaveOutcome.Measured, null);
        }
        catch (Exception) when (both.IsCancellationRequested)
        {
            await Flush(killed);
            return new WaveEnd(WaveOutcome.Returned, null);
        }
        catch (StalePlanException)
        {
            await Flush(killed);
            return new WaveEnd(WaveOutcome.Returned, null);
        }
        catch (Exception e)
        {
            await Flush(killed);
            return new WaveEnd(WaveOutcome.Failed, Message(e));
        }
    }

    public void Report(SweepEvent value)
    {
        if (value is SweepEvent.Progress p)
        {
            lock (_lock)
            {
                (_phase, _done, _total, _tokens) = (p.Phase, p.Done, p.Total, _tokens + p.Tokens);
            }
        }
    }

    public void Dispose() => _stop.Dispose();

    private static string Message(Exception e) => e.Message is { Length: > 0 } message ? message : e.GetType().Name;

    private async Task<string> RunEngine(CancellationToken ct)
    {
        using var keeping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var periodic = KeepNowAndThen(keeping.Token);
        try
        {
            var engineTask = engine.Run(new WaveRun(lease, _store!, _store!.Count > 0, this), ct);

            // Where records cannot be kept any more, computing on would be for nothing.
            if (await Task.WhenAny(engineTask, periodic) == periodic && periodic.IsFaulted)
            {
                await _stop.CancelAsync();
                await engineTask.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                await periodic;
            }

            return await engineTask;
        }
        finally
        {
            await keeping.CancelAsync();
            await periodic.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task KeepNowAndThen(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.KeepInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                var taken = _store!.TakeNew();
                try
                {
                    await keeper.Keep(lease.Wave, taken, ct);
                }
                catch
                {
                    // They may be kept or not; keeping them again changes nothing.
                    _store.PutBack(taken);
                    throw;
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
    }

    private async Task Flush(CancellationToken killed)
    {
        if (_store is null || killed.IsCancellationRequested)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(killed);
        limit.CancelAfter(FlushTime);
        try
        {
            await keeper.Keep(lease.Wave, _store.TakeNew(), limit.Token);
        }
        catch (Exception e)
        {
            // What is not kept is computed again.
            Debug.WriteLine(e);
        }
    }
}
