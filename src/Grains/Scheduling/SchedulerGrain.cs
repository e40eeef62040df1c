using Microsoft.Extensions.Logging;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Telemetry;

namespace SteerCluster.Grains.Scheduling;

/// <inheritdoc cref="ISchedulerGrain"/>
[PreferRole(SiloRoles.Control)]
internal sealed partial class SchedulerGrain(
    SteerClusterOptions options, IClusterMembershipService membership, RoleHome home, ClusterMeter meter, TimeProvider clock, ILogger<SchedulerGrain> log) : Grain, ISchedulerGrain
{
    private readonly WaveScheduler _scheduler = new(options.Scheduling, clock.GetUtcNow());
    private readonly HashSet<string> _members = [];
    private DateTimeOffset _reconciled = DateTimeOffset.MinValue;
    private Task _reconciling = Task.CompletedTask;
    private (int, TimeSpan) _queue;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        LogBegun();
        meter.ObserveQueue(() => _queue);
        this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.Zero, options.Scheduling.PollInterval) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        meter.ObserveQueue(null);
        return Task.CompletedTask;
    }

    public Task<WorkerOrders> Poll(WorkerReport report, CancellationToken ct = default)
    {
        var orders = _scheduler.Poll(report, clock.GetUtcNow());
        Tell();
        return Task.FromResult(orders);
    }

    public async Task<CellState?> Complete(string silo, Lease lease, WaveOutcome outcome, string? error, CancellationToken ct = default)
    {
        if (!_scheduler.WouldCount(lease, outcome))
        {
            _scheduler.Complete(lease, outcome);
            Tell();
            return null;
        }

        // The sweep first: if it cannot take it now, the lease stays, and the silo tells it again.
        var state = await GrainFactory.GetGrain<ISweepGrain>(lease.Wave.Sweep).Report(new WaveReport(lease.Wave, outcome, silo, error), ct);
        _scheduler.Complete(lease, outcome);
        Tell();
        return state;
    }

    public Task Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, CancellationToken ct = default)
    {
        _scheduler.Submit(sweep, waves, giveBackRunning, clock.GetUtcNow());
        Tell();
        return Task.CompletedTask;
    }

    public Task<bool> HasRunning(string sweep, CancellationToken ct = default) =>
        Task.FromResult(_scheduler.IsInGrace(clock.GetUtcNow()) || _scheduler.HasRunning(sweep));

    public Task<string?> Why(string wave, CancellationToken ct = default) => Task.FromResult(_scheduler.Why(wave, clock.GetUtcNow()));

    public Task<IReadOnlyList<WorkerReport>> Workers(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<WorkerReport>>([.. _scheduler.Silos.Select(s => s.Report).OrderBy(r => r.Silo, StringComparer.Ordinal)]);

    private Task Tick(CancellationToken ct)
    {
        if (home.IsElsewhere(SiloRoles.Control))
        {
            MigrateOnIdle();
        }

        var now = clock.GetUtcNow();
        ForgetLeft();
        _scheduler.Expire(now);
        _queue = _scheduler.Queue(now);
        Tell();
        if (_reconciling.IsCompleted && now - _reconciled >= options.Scheduling.ReconcileInterval)
        {
            _reconciled = now;
            _reconciling = Reconcile();
        }

        return Task.CompletedTask;
    }

    /// <summary>A silo that the membership declares dead has no leases any more, whatever their time.</summary>
    private void ForgetLeft()
    {
        var active = membership.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var left in _members.Where(m => !active.Contains(m)).ToArray())
        {
            LogSiloLeft(left);
            _members.Remove(left);
            _scheduler.SiloLeft(left);
        }

        _members.UnionWith(active);
    }

    private async Task Reconcile()
    {
        try
        {
            foreach (var sweep in await GrainFactory.GetGrain<ISweepIndexGrain>(0).ListOpen())
            {
                await GrainFactory.GetGrain<ISweepGrain>(sweep).Reconcile();
            }
        }
        catch (Exception e)
        {
            LogReconcileFailed(e.Message);
            _reconciled = DateTimeOffset.MinValue;
        }
    }

    private void Count(SchedulerEventKind kind, Lease lease)
    {
        switch (kind)
        {
            case SchedulerEventKind.Granted or SchedulerEventKind.Adopted:
                meter.LeaseGranted();
                break;
            case SchedulerEventKind.Renewed:
                meter.LeaseRenewed();
                break;
            case SchedulerEventKind.Expired:
                meter.LeaseExpired();
                LogExpired(lease.Wave.Id, lease.Driver);
                break;
            default:
                break;
        }
    }

    /// <summary>Sweeps hear of leases that began or came back, for those who watch; nothing depends on it, so nobody waits.</summary>
    private void Tell()
    {
        foreach (var (kind, lease) in _scheduler.TakeEvents())
        {
            WaveOutcome? outcome = kind switch
            {
                SchedulerEventKind.Granted or SchedulerEventKind.Adopted => WaveOutcome.Started,
                SchedulerEventKind.Expired or SchedulerEventKind.Returned => WaveOutcome.Returned,
                _ => null,
            };
            Count(kind, lease);

            if (outcome is { } told)
            {
                GrainFactory.GetGrain<ISweepGrain>(lease.Wave.Sweep).Report(new WaveReport(lease.Wave, told, lease.Driver, null)).Ignore();
            }
        }
    }
}
