using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <summary>
/// What a sweep decides: where its cells and itself stand, and what follows from what happens. Plain: it has no clock and stores
/// nothing. Every method gives whether something changed.
/// </summary>
/// <param name="sweep">The sweep's id.</param>
/// <param name="retry">When waves that failed are tried again.</param>
/// <param name="progress">Where it stands.</param>
internal sealed class SweepLedger(string sweep, RetryOptions retry, SweepProgress progress)
{
    /// <summary>More than the versions that can be given before one of them is stored.</summary>
    private const long VersionGap = 1L << 20;

    private readonly Dictionary<(string Model, string Concept), int> _places = Places(progress.Cells);
    private CellProgress[] _cells = [.. progress.Cells];
    private SweepProgress _progress = progress;

    /// <summary>Grows with every change.</summary>
    public long Version { get; private set; } = progress.Version + VersionGap;

    public SweepState State => _progress.State;

    public IReadOnlyList<CellProgress> Cells => _cells;

    /// <summary>Whether nothing is left to do until a user asks for something.</summary>
    public bool IsAtRest => State is SweepState.Finished or SweepState.Failed or SweepState.Cancelled or SweepState.Stopped or SweepState.Paused;

    /// <summary>Whether watching it ends.</summary>
    public bool IsOver => State is SweepState.Finished or SweepState.Failed or SweepState.Cancelled or SweepState.Stopped;

    /// <summary>The plan of a request.</summary>
    public string Plan(string requestHash) => $"{requestHash}-{_progress.PlanNumber}";

    /// <summary>What is stored.</summary>
    public SweepProgress Snapshot() => _progress with { Cells = [.. _cells], Version = Version };

    /// <summary>As users see it.</summary>
    public SweepStatus Status() => new(
        sweep, State, [.. _cells.Select(c => c.Status())], _progress.Warnings, _progress.Error, Version, _progress.Launched, _progress.Finished);

    /// <summary>A request was launched; its plan is to be made.</summary>
    public void Launch(DateTimeOffset now, bool isNew)
    {
        _progress = _progress with
        {
            State = SweepState.Planning,
            PlanNumber = isNew ? 1 : _progress.PlanNumber + 1,
            Launched = isNew ? now : _progress.Launched,
            Finished = null,
            Error = null,
        };
        Version++;
    }

    /// <summary>The plan is made: a cell that keeps its signature stays where it stands.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="now">The time.</param>
    public void Planned(SweepPlan plan, DateTimeOffset now)
    {
        Version++;
        if (plan.Error is { } error)
        {
            _progress = _progress with { State = SweepState.Failed, Error = error, Finished = now };
            return;
        }

        var before = _cells.ToDictionary(c => (c.Plan.Model, c.Plan.Concept));
        _cells =
        [
            .. plan.Cells.Select(planned => !before.TryGetValue((planned.Model, planned.Concept), out var old) ? new CellProgress(planned)
                : old.Plan.Signature == planned.Signature ? old with { Plan = planned }
                : new CellProgress(planned) { Attempt = old.Attempt + 1 }),
        ];
        Index();
        _progress = _progress with { State = SweepState.Running, Warnings = plan.Warnings };
    }

    /// <summary>Pauses, resumes, stops or cancels.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public string? Command(SweepCommand command)
    {
        SweepState? next = (command, State) switch
        {
            (SweepCommand.Pause, SweepState.Running or SweepState.Stopping or SweepState.Paused) => SweepState.Paused,
            (SweepCommand.Stop, SweepState.Running or SweepState.Stopping) => SweepState.Stopping,
            (SweepCommand.Stop, SweepState.Paused or SweepState.Stopped) => SweepState.Stopped,
            (SweepCommand.Resume, SweepState.Paused or SweepState.Stopping or SweepState.Stopped or SweepState.Running) => SweepState.Running,
            (SweepCommand.Cancel, not (SweepState.Finished or SweepState.Failed)) => SweepState.Cancelled,
            _ => null,
        };
        if (next is null)
        {
            return $"Sweep {sweep} is {State.ToString().ToLowerInvariant()}, so it cannot {command.ToString().ToLowerInvariant()}"
                + (command == SweepCommand.Resume ? "; launch its file again." : ".");
        }

        Version++;
        _progress = _progress with { State = next.Value };
        return null;
    }

    /// <summary>Running waves have finished.</summary>
    public void Stopped()
    {
        if (State == SweepState.Stopping)
        {
            Version++;
            _progress = _progress with { State = SweepState.Stopped };
        }
    }

    /// <summary>Parked cells are queued again; the models are read anew first.</summary>
    /// <returns>How many.</returns>
    public int Retry(string? model, string? concept)
    {
        var count = 0;
        for (var i = 0; i < _cells.Length; i++)
        {
            var cell = _cells[i];
            if (cell.State == CellState.Parked && (model ?? cell.Plan.Model) == cell.Plan.Model && (concept ?? cell.Plan.Concept) == cell.Plan.Concept)
            {
                _cells[i] = cell with { State = CellState.Queued, Attempt = cell.Attempt + 1, Failures = 0, FailedOn = null, Error = null, Due = null };
                count++;
            }
        }

        if (count > 0)
        {
            Version++;
        }

        return count;
    }

    /// <summary>What became of a lease.</summary>
    /// <param name="report">The scheduler's report.</param>
    /// <param name="now">The time.</param>
    /// <returns>The cell, where the report changed it.</returns>
    public CellProgress? Report(WaveReport report, DateTimeOffset now)
    {
        // A lease of an earlier attempt, or of another plan, changes nothing.
        var wave = report.Wave;
        if (!_places.TryGetValue((wave.Model, wave.Concept), out var place)
            || _cells[place] is not { IsSettled: false, State: not CellState.Measured } cell
            || cell.Attempt != wave.Attempt || cell.Plan.Signature != wave.Signature)
        {
            return null;
        }

        return Set(place, report.Outcome switch
        {
            WaveOutcome.Started => cell with { State = CellState.Running, Worker = report.Worker, Leases = cell.Leases + 1, Due = null },
            WaveOutcome.Measured => cell with { State = CellState.Measured, Worker = report.Worker },
            WaveOutcome.Returned => cell with { State = CellState.Queued },
            _ => Failed(cell, report.Worker, report.Error ?? "It failed without a message.", now),
        });
    }

    /// <summary>A cell's files are written, or cannot be.</summary>
    public CellProgress? Summarized(PlannedCell planned, CellFiles files, DateTimeOffset now)
    {
        if (!_places.TryGetValue((planned.Model, planned.Concept), out var place)
            || _cells[place] is not { State: CellState.Measured } cell || cell.Plan.Signature != planned.Signature)
        {
            return null;
        }

        return Set(place, files switch
        {
            { Error: { } error } => Failed(cell, cell.Worker ?? "", error, now),
            { Headline: { } headline } => cell with { State = CellState.Done, Headline = headline, Error = null },

            // Records are missing: the wave runs again, and what is there is not measured twice.
            _ => cell with { State = CellState.Queued, Attempt = cell.Attempt + 1 },
        });
    }

    /// <summary>Where a cell stands; null where there is none.</summary>
    public CellState? StateOf(string model, string concept) => _places.TryGetValue((model, concept), out var place) ? _cells[place].State : null;

    /// <summary>Waves whose wait is over go back to the queue.</summary>
    public bool QueueDue(DateTimeOffset now)
    {
        var due = false;
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_cells[i] is { State: CellState.Retrying } cell && cell.Due <= now)
            {
                Set(i, cell with { State = CellState.Queued, Due = null });
                due = true;
            }
        }

        return due;
    }

    /// <summary>All cells are done or parked and the sweep's own files are written.</summary>
    public void Finish(DateTimeOffset now)
    {
        Version++;
        _progress = _progress with { State = SweepState.Finished, Finished = now, Error = null };
    }

    /// <summary>The sweep's own files cannot be written.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        Version++;
        _progress = _progress with { State = SweepState.Failed, Finished = now, Error = error };
    }

    /// <summary>Whether only the sweep's own files are left to write.</summary>
    public bool IsReadyToFinish => State == SweepState.Running && _cells.All(c => c.IsSettled);

    /// <summary>The waves that wait or run.</summary>
    public IReadOnlyList<Wave> Waves(string requestHash, SweepRequest request) => State != SweepState.Running ? [] :
    [
        .. _cells.Where(c => c.State is CellState.Queued or CellState.Running).Select(c => new Wave(
            sweep, Plan(requestHash), c.Plan.Model, c.Plan.Concept, c.Plan.Layers, c.Plan.Fingerprint, c.Plan.WeightBytes, c.Plan.LayerCount,
            request.Shards, c.Attempt, request.AllowCpu, c.FailedOn ?? [], c.Plan.Signature)),
    ];

    /// <summary>Why a cell is not done, as far as the sweep knows; null where the scheduler is to be asked.</summary>
    public string? Why(string model, string concept)
    {
        if (!_places.TryGetValue((model, concept), out var place))
        {
            return State == SweepState.Planning ? "The sweep is being planned." : $"Sweep {sweep} has no cell {model}, {concept}.";
        }

        var cell = _cells[place];
        return cell.State switch
        {
            CellState.Done => "It is done.",
            CellState.Parked => $"It failed {cell.Failures} times and is parked; last on {cell.Worker}: {cell.Error} Remove the cause, then retry.",
            CellState.Retrying => FormattableString.Invariant($"It failed on {cell.Worker} ({cell.Error}); attempt {cell.Failures + 1} begins at {cell.Due:yyyy-MM-dd HH:mm:ss}Z."),
            CellState.Measured => "It is measured; its files are being written.",
            CellState.Running => $"It runs on {cell.Worker}.",
            _ when State != SweepState.Running => $"The sweep is {State.ToString().ToLowerInvariant()}.",
            _ => null,
        };
    }

    private CellProgress Failed(CellProgress cell, string worker, string error, DateTimeOffset now)
    {
        var failures = cell.Failures + 1;
        var parked = failures >= retry.Limit;
        return cell with
        {
            State = parked ? CellState.Parked : CellState.Retrying,
            Attempt = cell.Attempt + 1,
            Failures = failures,
            FailedOn = [.. (cell.FailedOn ?? []).Append(worker).Distinct()],
            Due = parked ? null : now + retry.After(failures),
            Worker = worker,
            Error = error,
        };
    }

    private CellProgress? Set(int place, CellProgress cell)
    {
        if (_cells[place] == cell)
        {
            return null;
        }

        Version++;
        return _cells[place] = cell;
    }

    private void Index()
    {
        _places.Clear();
        foreach (var (key, place) in Places(_cells))
        {
            _places.Add(key, place);
        }
    }

    private static Dictionary<(string, string), int> Places(IReadOnlyList<CellProgress> cells) =>
        cells.Index().ToDictionary(c => (c.Item.Plan.Model, c.Item.Plan.Concept), c => c.Index);
}
