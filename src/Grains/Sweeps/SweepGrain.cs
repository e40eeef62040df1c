using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Storage;
using SteerCluster.Grains.Telemetry;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Grains.Sweeps;

/// <inheritdoc cref="ISweepGrain"/>
/// <remarks>
/// Commands are stored before they are answered. Progress is stored now and then: what a crash loses of it, the units still know.
/// Calls to other grains are made by tasks of the grain's own, never while a call waits for this grain, so that no two grains wait
/// for each other.
/// </remarks>
[PreferRole(SiloRoles.Control)]
internal sealed partial class SweepGrain(
    [PersistentState("request", GrainStorageNames.Cluster)] IPersistentState<SweepRequestState> request,
    [PersistentState("progress", GrainStorageNames.Cluster)] IPersistentState<SweepProgressSlot> progress,
    SteerClusterOptions options,
    RoleHome home,
    ClusterMeter meter,
    TimeProvider clock,
    ILogger<SweepGrain> log) : Grain, ISweepGrain
{
    private const int SummariesTogether = 4;

    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ErrorPause = TimeSpan.FromSeconds(2);

    private readonly HashSet<(string Model, string Concept)> _summaries = [];
    private SweepLedger? _ledger;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _storedVersion;
    private long _toldVersion;
    private Task? _storeSoon;
    private bool _submit = true;
    private Task? _working;
    private Task? _submitting;
    private Task? _storing;
    private IGrainTimer? _timer;

    private string Id => this.GetPrimaryKeyString();

    private DateTimeOffset Now => clock.GetUtcNow();

    private string Plan => _ledger!.Plan(request.State.Hash);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (request.State.Request is not null && progress.State.Progress is { } stored)
        {
            Begin(stored);
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        meter.SetUnits(Id, []);
        if (_ledger is not null && _ledger.Version != _storedVersion && reason.ReasonCode != DeactivationReasonCode.ApplicationError)
        {
            try
            {
                await Store();
            }
            catch (Exception e)
            {
                // What is lost is found again in the units.
                LogTriedAgain(Id, e.Message);
            }
        }
    }

    public async Task<SweepStatus> Launch(SweepRequest launched, CancellationToken ct = default)
    {
        Check(launched);
        var hash = RequestHash.Of(launched);
        if (_ledger is { State: SweepState.Planning or SweepState.Running } && hash == request.State.Hash)
        {
            return _ledger.Status();
        }

        await GrainFactory.GetGrain<ISweepIndexGrain>(0).Add(Id, ct);
        if (hash != request.State.Hash)
        {
            var before = request.State;
            request.State = new SweepRequestState { Request = launched, Hash = hash };
            try
            {
                await request.WriteStateAsync(CancellationToken.None);
            }
            catch
            {
                request.State = before;
                throw;
            }
        }

        var isNew = _ledger is null;
        if (isNew)
        {
            Begin(new SweepProgress());
        }

        _ledger!.Retry(null, null);
        _ledger.Launch(Now, isNew);
        _submit = true;
        await Store();
        Advance();
        return _ledger.Status();
    }

    public Task<SweepStatus?> Get(CancellationToken ct = default) => Task.FromResult(_ledger?.Status());

    public Task<LaunchedRequest?> GetRequest(CancellationToken ct = default) => Task.FromResult(
        _ledger is null ? null : new LaunchedRequest(Plan, request.State.Request!, _ledger.Snapshot().Launched));

    public Task<string?> GetPlan(CancellationToken ct = default) => Task.FromResult(_ledger is null ? null : Plan);

    public async IAsyncEnumerable<SweepStatus> Watch(long version, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var seen = version;
        while (_ledger is { } ledger)
        {
            var changed = _changed.Task;
            if (ledger.Version > seen)
            {
                seen = ledger.Version;
                yield return ledger.Status();
                if (ledger.IsOver)
                {
                    yield break;
                }

                // Many cells may change at once; who watches needs the last state of them.
                await Task.Delay(WatchPause, clock, ct);
            }
            else if (ledger.IsOver)
            {
                yield break;
            }
            else
            {
                await changed.WaitAsync(ct);
            }
        }
    }

    public async Task<SweepStatus> Command(SweepCommand command, CancellationToken ct = default)
    {
        var ledger = _ledger ?? throw new SweepRefusedException($"There is no sweep {Id}; launch it first.");
        await GrainFactory.GetGrain<ISweepIndexGrain>(0).Add(Id, ct);
        if (ledger.Command(command) is { } refused)
        {
            throw new SweepRefusedException(refused);
        }

        _submit = true;
        await Store();
        Advance();

        // Best effort: once this is answered, nothing more of a sweep that was stopped is leased.
        await (_submitting ?? Task.CompletedTask);
        return ledger.Status();
    }

    public async Task<int> Retry(string? model, string? concept, CancellationToken ct = default)
    {
        var ledger = _ledger ?? throw new SweepRefusedException($"There is no sweep {Id}; launch it first.");
        await GrainFactory.GetGrain<ISweepIndexGrain>(0).Add(Id, ct);
        var count = ledger.Retry(model, concept);
        if (count > 0)
        {
            ledger.Launch(Now, isNew: false);
            _submit = true;
            await Store();
            Advance();
        }

        return count;
    }

    public async Task<string?> Why(string model, string concept, CancellationToken ct = default) => _ledger is null
        ? null
        : _ledger.Why(model, concept)
            ?? await GrainFactory.GetGrain<ISchedulerGrain>(0).Why($"{Id}/{model}/{concept}", ct)
            ?? "It is being handed to the scheduler.";

    public Task Reconcile(CancellationToken ct = default)
    {
        _submit = true;
        Advance();
        return Task.CompletedTask;
    }

    public Task<CellState?> Report(WaveReport report, CancellationToken ct = default)
    {
        if (_ledger is null)
        {
            return Task.FromResult<CellState?>(null);
        }

        if (_ledger.Report(report, Now) is { } cell)
        {
            if (report.Outcome == WaveOutcome.Failed)
            {
                meter.WaveFailed(report.Wave, cell.State == CellState.Parked);
            }

            LogCell(Id, report.Wave.Model, report.Wave.Concept, cell.State, cell.Error);
            Advance();
        }

        return Task.FromResult(_ledger.StateOf(report.Wave.Model, report.Wave.Concept));
    }

    private void Check(SweepRequest launched)
    {
        SweepSpec spec;
        try
        {
            spec = SweepSpecReader.Parse(launched.Text, launched.BaseFolder);
        }
        catch (SweepSpecException e)
        {
            throw new SweepRefusedException(e.Message);
        }

        if (spec.Name != Id)
        {
            throw new SweepRefusedException($"The sweep file names the sweep {spec.Name}, but it was launched as {Id}; use the same name.");
        }

        var paths = spec.Concepts.SelectMany(c => new[] { c.Path, c.Train, c.Eval }).OfType<string>();
        if (paths.FirstOrDefault(p => !launched.Files.ContainsKey(p)) is { } missing)
        {
            throw new SweepRefusedException($"The sweep file names the data file {missing}, which did not come with it.");
        }
    }

    private void Begin(SweepProgress stored)
    {
        _ledger = new SweepLedger(Id, options.Retry, stored);
        _storedVersion = _ledger.Version;
        _timer ??= this.RegisterGrainTimer(
            _ =>
            {
                if (home.IsElsewhere(SiloRoles.Control))
                {
                    MigrateOnIdle();
                }

                Advance();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TickTime, TickTime) { Interleave = true });
    }

    /// <summary>Starts whatever follows from the present state; never waits for it.</summary>
    private void Advance()
    {
        var ledger = _ledger!;
        _submit |= ledger.QueueDue(Now);
        if (ledger.State == SweepState.Planning)
        {
            Work(MakePlan);
        }

        foreach (var cell in ledger.Cells.Where(c => c.State == CellState.Measured))
        {
            if (_summaries.Count < SummariesTogether && _summaries.Add((cell.Plan.Model, cell.Plan.Concept)))
            {
                Summarize(cell.Plan).Ignore();
            }
        }

        if (ledger.IsReadyToFinish)
        {
            Work(Finish);
        }
        else if (ledger.State == SweepState.Stopping)
        {
            Work(AwaitStop);
        }

        if (_submit && _submitting is null or { IsCompleted: true })
        {
            _submitting = Submit();
        }

        if (ledger.Version != _toldVersion)
        {
            _toldVersion = ledger.Version;
            meter.SetUnits(Id, ledger.Cells.Select(c => c.Status()));
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (ledger.Version != _storedVersion && _storeSoon is null or { IsCompleted: true })
        {
            _storeSoon = StoreSoon();
        }
    }

    private void Work(Func<Task> work)
    {
        if (_working is null or { IsCompleted: true })
        {
            _working = Guarded(work);
        }
    }

    /// <summary>What fails for reasons of the moment is tried again with the next tick.</summary>
    private async Task Guarded(Func<Task> work)
    {
        await Task.Yield();
        try
        {
            await work();
        }
        catch (InconsistentStateException e)
        {
            // Another activation has written: this one must read before it goes on.
            LogTriedAgain(Id, e.Message);
            DeactivateOnIdle();
        }
        catch (Exception e)
        {
            LogTriedAgain(Id, e.Message);
            await Task.Delay(ErrorPause, clock);
        }
    }

    private async Task MakePlan()
    {
        var plan = Plan;
        using var activity = ClusterActivities.Plan(Id);
        var made = await GrainFactory.GetGrain<IPlannerGrain>(0).Plan(Id, plan, request.State.Request!);
        if (_ledger!.State == SweepState.Planning && plan == Plan)
        {
            _ledger.Planned(made, Now);
            LogPlanned(Id, made.Cells.Count, made.Error);
            _submit = true;
            await Rest();
        }
    }

    private async Task AwaitStop()
    {
        if (!await GrainFactory.GetGrain<ISchedulerGrain>(0).HasRunning(Id))
        {
            _ledger!.Stopped();
            await Rest();
        }
    }

    private async Task Finish()
    {
        var plan = Plan;
        var error = await GrainFactory.GetGrain<ISweepSummaryGrain>(Id).Rebuild();
        if (_ledger!.IsReadyToFinish && plan == Plan)
        {
            if (error is null)
            {
                _ledger.Finish(Now);
            }
            else
            {
                _ledger.Fail(error, Now);
            }

            LogFinished(Id, error);
            await Rest();
        }
    }

    /// <summary>Where nothing is left to do, the scheduler need not ask any more.</summary>
    private async Task Rest()
    {
        await Store();
        if (_ledger!.IsAtRest)
        {
            await GrainFactory.GetGrain<ISweepIndexGrain>(0).Close(Id);
        }
    }

    private async Task Summarize(PlannedCell cell)
    {
        await Task.Yield();
        using var activity = ClusterActivities.Summarize(Id, cell.Model, cell.Concept);
        try
        {
            var grain = GrainFactory.GetGrain<IConceptSummaryGrain>(GrainKeys.Cell(Id, cell.Model, cell.Concept));
            var files = await grain.Rebuild(Plan, cell.Layers);
            _submit |= _ledger!.Summarized(cell, files, Now) is { State: CellState.Queued };
        }
        catch (Exception e)
        {
            LogTriedAgain(Id, e.Message);
            await Task.Delay(ErrorPause, clock);
        }
        finally
        {
            _summaries.Remove((cell.Model, cell.Concept));
        }

        Advance();
    }

    private async Task Submit()
    {
        await Task.Yield();
        try
        {
            while (_submit)
            {
                _submit = false;
                var waves = _ledger!.Waves(request.State.Hash, request.State.Request!);
                var giveBack = _ledger.State is SweepState.Paused or SweepState.Cancelled;
                await GrainFactory.GetGrain<ISchedulerGrain>(0).Submit(Id, waves, giveBack);
            }
        }
        catch (Exception e)
        {
            _submit = true;
            LogTriedAgain(Id, e.Message);
            await Task.Delay(ErrorPause, clock);
        }
    }

    private Task StoreSoon() => Guarded(async () =>
    {
        await Task.Delay(TickTime, clock);
        await Store();
    });

    /// <summary>Stores the state as it is now; one write at a time, and one for all that wait.</summary>
    private async Task Store()
    {
        while (_ledger!.Version != _storedVersion || _storing is not null)
        {
            if (_storing is { } storing)
            {
                await storing;
                continue;
            }

            _storing = Write();
            try
            {
                await _storing;
            }
            finally
            {
                _storing = null;
            }
        }
    }

    private async Task Write()
    {
        var version = _ledger!.Version;
        progress.State = new SweepProgressSlot { Progress = _ledger.Snapshot() };
        await progress.WriteStateAsync();
        _storedVersion = version;
    }
}
