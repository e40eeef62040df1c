using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SteerCluster.Client.Terminal;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Runs a sweep on a thread of its own while this one shows how it goes on.</summary>
internal sealed class SweepSession(ISweepEngine engine, SweepSpec spec, Screen screen, TimeProvider clock)
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(200);

    private const string StopRemark = "stopping; finished chunks are kept, the one in flight is computed again; Ctrl-C again ends at once";

    private readonly SweepProgress _progress = new(spec, clock);

    /// <summary>The outcome, or null when the user stopped the run.</summary>
    /// <param name="jsonEvents">Whether events are printed as JSON lines.</param>
    public SweepOutcome? Run(bool jsonEvents = false)
    {
        using var stop = new StopSignals();
        var result = Run(RunDisplays.Choose(screen, jsonEvents, clock), stop);
        if (result is null)
        {
            var message = Stopped.Describe(_progress);
            screen.ErrorHint($"steer: {message}");
            screen.JsonFailure(message, Failures.FailureReport.Interrupted);
        }

        return result;
    }

    private SweepOutcome? Run(IRunDisplay display, StopSignals stop)
    {
        // The engine waits when the terminal is slow; it never waits for a person.
        using var events = new BlockingCollection<SweepEvent>(boundedCapacity: 4096);
        SweepOutcome? outcome = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                outcome = engine.Run(new Relay(events), stop.Token);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                events.CompleteAdding();
            }
        })
        { Name = "sweep", IsBackground = true };
        thread.Start();
        display.Run(() => Show(events, display, stop));
        thread.Join();
        if (failure?.SourceException is OperationCanceledException && stop.Token.IsCancellationRequested)
        {
            return null;
        }

        failure?.Throw();
        return outcome;
    }

    private void Show(BlockingCollection<SweepEvent> events, IRunDisplay display, StopSignals stop)
    {
        var (announced, drawn) = (false, clock.GetTimestamp());
        while (!events.IsCompleted)
        {
            if (events.TryTake(out var happened, RedrawInterval))
            {
                _progress.Apply(happened);
                display.Show(happened, _progress);
            }

            if (stop.Token.IsCancellationRequested && !announced)
            {
                announced = true;
                display.Remark(StopRemark);
            }

            if (events.Count == 0 || clock.GetElapsedTime(drawn) >= RedrawInterval)
            {
                display.Tick(_progress);
                drawn = clock.GetTimestamp();
            }
        }
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it keeps the order of events and drops none.</summary>
    private sealed class Relay(BlockingCollection<SweepEvent> events) : IProgress<SweepEvent>
    {
        public void Report(SweepEvent value) => events.Add(value);
    }
}
