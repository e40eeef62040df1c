using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>
/// Matches waves to silos. Plain and deterministic: it has no clock, no threads and no storage, and what it did is in
/// <see cref="TakeEvents"/>. A wave has at most one lease; a lease that ends without a result puts its wave back where it was.
/// </summary>
/// <param name="options">Times and preferences.</param>
/// <param name="started">When it began: until the grace is over it listens only.</param>
internal sealed class WaveScheduler(SchedulingOptions options, DateTimeOffset started)
{
    private readonly Dictionary<string, SweepQueue> _sweeps = [];
    private readonly Dictionary<string, SiloView> _silos = [];
    private readonly LeaseTable _leases = new();
    private readonly List<SchedulerEvent> _events = [];
    private long _number = started.UtcTicks;
    private long _order;
    private Gang? _gang;

    public IReadOnlyCollection<SiloView> Silos => _silos.Values;

    public LeaseTable Leases => _leases;

    public IReadOnlyCollection<SweepQueue> Sweeps => _sweeps.Values;

    private DateTimeOffset GraceEnds => started + options.GraceTime;

    /// <summary>What was done since this was asked last.</summary>
    public IReadOnlyList<SchedulerEvent> TakeEvents()
    {
        SchedulerEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    /// <summary>The waves of a sweep changed.</summary>
    public void Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, DateTimeOffset now)
    {
        var queue = Queue(sweep);
        if (queue.Waiting.Count == 0 && waves.Count > 0)
        {
            // A sweep that was idle does not get what it did not ask for.
            queue.Served = Math.Max(queue.Served, FairFloor(queue));
        }

        var wanted = waves.ToDictionary(w => w.Id);
        foreach (var held in _leases.All.Where(h => h.Lease.Wave.Sweep == sweep))
        {
            var same = wanted.TryGetValue(held.Lease.Wave.Id, out var wave) && wave.IsSameAs(held.Lease.Wave);
            held.Wanted = same;
            held.GiveBack = !same && (giveBackRunning || wave is not null);
        }

        queue.Replace(waves, wave => _leases.OfWave(wave.Id) is { } held && held.Lease.Wave.IsSameAs(wave), now, () => _order++);
        if (_gang?.Wave.Sweep == sweep && queue.Find(_gang.Wave.Id) is null)
        {
            _gang = null;
        }

        if (waves.Count == 0 && !HasRunning(sweep))
        {
            _sweeps.Remove(sweep);
        }
    }

    /// <summary>Whether a silo has a wave of a sweep.</summary>
    public bool HasRunning(string sweep) => _leases.All.Any(h => h.Lease.Wave.Sweep == sweep);

    /// <summary>Whether silos have had the time to name what they run.</summary>
    public bool IsInGrace(DateTimeOffset now) => now < GraceEnds;

    /// <summary>A silo reports and gets orders.</summary>
    public WorkerOrders Poll(WorkerReport report, DateTimeOffset now)
    {
        var silo = View(report.Silo);
        if (report.Sequence <= silo.Report.Sequence)
        {
            return WorkerOrders.None;
        }

        silo.Update(report, now);
        List<long> abandon = [.. Renew(report, now)];
        Expire(now);
        if (!IsInGrace(now))
        {
            Grant(silo, now);
        }

        var begin = _leases.All.Where(h => h.Lease.Driver == report.Silo && !h.Delivered).OrderBy(h => h.Lease.Number).ToArray();
        foreach (var held in begin)
        {
            held.Delivered = true;
        }

        return new WorkerOrders([.. begin.Select(h => h.Lease)], abandon, silo.Evictions());
    }

    /// <summary>
    /// Whether the sweep must hear of an outcome. What is measured always counts; a failure only of a lease that holds: whoever
    /// else has the wave now will tell.
    /// </summary>
    public bool WouldCount(Lease lease, WaveOutcome outcome) =>
        outcome == WaveOutcome.Measured || (outcome == WaveOutcome.Failed && _leases.OfNumber(lease.Number) is not null);

    /// <summary>A lease ended.</summary>
    public void Complete(Lease lease, WaveOutcome outcome)
    {
        var held = _leases.OfNumber(lease.Number);
        if (outcome == WaveOutcome.Returned)
        {
            if (held is not null)
            {
                GiveBack(held, SchedulerEventKind.Returned, revoke: false);
            }

            return;
        }

        if (held is not null)
        {
            _leases.Remove(held);
        }
        else if (outcome == WaveOutcome.Failed)
        {
            return;
        }

        Queue(lease.Wave.Sweep).Finish(lease.Wave);
        if (_leases.OfWave(lease.Wave.Id) is { } other && other.Lease.Wave.IsSameAs(lease.Wave))
        {
            (other.Wanted, other.GiveBack) = (false, true);
        }
    }

    /// <summary>Takes back what was not renewed, and forgets silos that are silent.</summary>
    public void Expire(DateTimeOffset now)
    {
        foreach (var held in _leases.All.Where(h => h.Expires <= now).ToArray())
        {
            GiveBack(held, SchedulerEventKind.Expired, revoke: true);
        }

        foreach (var silent in _silos.Values.Where(s => s.Seen + options.LeaseTime <= now).ToArray())
        {
            SiloLeft(silent.Name);
        }
    }

    /// <summary>A silo left the membership: its leases go back at once, those of which it holds a shard too.</summary>
    public void SiloLeft(string silo)
    {
        _silos.Remove(silo);
        foreach (var held in _leases.On(silo).ToArray())
        {
            GiveBack(held, SchedulerEventKind.Returned, revoke: held.Lease.Driver != silo);
        }

        if (_gang?.Silos.Contains(silo) == true)
        {
            _gang = null;
        }
    }

    /// <summary>How many waves wait, and for how long the oldest.</summary>
    public (int Depth, TimeSpan OldestAge) Queue(DateTimeOffset now)
    {
        var waiting = _sweeps.Values.SelectMany(q => q.Waiting).ToArray();
        return (waiting.Length, waiting.Length == 0 ? TimeSpan.Zero : now - waiting.Min(w => w.Since));
    }

    /// <summary>Why a wave waits; null where it does not.</summary>
    public string? Why(string wave, DateTimeOffset now) =>
        _sweeps.Values.Select(q => q.Find(wave)).OfType<QueuedWave>().FirstOrDefault() is { } queued
            ? WaitReason.Of(queued, this, IsInGrace(now), _gang?.Wave.Id == wave ? _gang.Silos : null)
            : null;

    /// <summary>Renews what the silo names; gives the numbers of what it must stop.</summary>
    private IEnumerable<long> Renew(WorkerReport report, DateTimeOffset now)
    {
        var stop = new List<long>();
        foreach (var lease in report.Leases)
        {
            var held = _leases.OfNumber(lease.Number);
            if (held is null && Adopt(lease, now) is { } adopted)
            {
                held = adopted;
            }
            else if (held is not null)
            {
                held.Expires = now + options.LeaseTime;
                _events.Add(new SchedulerEvent(SchedulerEventKind.Renewed, held.Lease));
            }

            if (held is null || held.GiveBack)
            {
                stop.Add(lease.Number);
            }
        }

        // What it was told to begin and does not name, it never heard of, or lost in a restart.
        foreach (var lost in _leases.On(report.Silo).Where(h => h.Lease.Driver == report.Silo && h.Delivered).ToArray())
        {
            if (!report.Leases.Any(l => l.Number == lost.Lease.Number))
            {
                GiveBack(lost, SchedulerEventKind.Returned, revoke: false);
            }
        }

        _leases.ForgetRevoked(report.Silo, report.Leases);
        return stop;
    }

    /// <summary>A lease of an earlier scheduler goes on.</summary>
    private HeldLease? Adopt(Lease lease, DateTimeOffset now)
    {
        var fits = lease.Silos.Index().All(s =>
            (_silos.GetValueOrDefault(s.Item) ?? new SiloView(s.Item, _leases)).CanBelieve(ShardSize.Shard(lease.Wave, s.Index, lease.Silos.Count)));
        if (!fits || _leases.IsRevoked(lease) || _leases.OfWave(lease.Wave.Id) is not null)
        {
            return null;
        }

        var queue = Queue(lease.Wave.Sweep);
        var queued = queue.Find(lease.Wave.Id);
        var stale = queued is not null && !queued.Wave.IsSameAs(lease.Wave);
        var held = new HeldLease(lease, queued?.Order ?? _order++, now + options.LeaseTime) { Delivered = true, Wanted = !stale, GiveBack = stale };
        if (!stale)
        {
            queue.Remove(lease.Wave.Id);
        }

        _leases.Add(held);
        queue.Served += lease.Wave.Units;
        _events.Add(new SchedulerEvent(SchedulerEventKind.Adopted, lease));
        return held;
    }

    private void Grant(SiloView silo, DateTimeOffset now)
    {
        TryGrantGang(now);
        while (silo.FreeSlots > 0 && Choose(silo) is { } queued)
        {
            if (NeedsGang(queued.Wave))
            {
                _gang = new Gang(queued.Wave, [.. GangPlacement.Choose(queued.Wave, _silos.Values)!.Select(s => s.Name)]);
                TryGrantGang(now);
            }
            else
            {
                Lease(queued, [silo.Name], now);
            }
        }
    }

    /// <summary>
    /// One model at a time is placed over several silos: its silos take nothing new until all of them are free, so that two
    /// half-placed models never wait for each other.
    /// </summary>
    private void TryGrantGang(DateTimeOffset now)
    {
        if (_gang is not { } gang)
        {
            return;
        }

        var silos = gang.Silos.Select(s => _silos[s]).ToArray();
        if (silos.Any(s => s.Report.Draining))
        {
            _gang = null;
            return;
        }

        if (Queue(gang.Wave.Sweep).Find(gang.Wave.Id) is not { } queued)
        {
            _gang = null;
        }
        else if (silos.Select((s, i) => s.FreeSlots > 0 && s.HasRoom(ShardSize.Shard(gang.Wave, i, silos.Length))).All(ready => ready))
        {
            _gang = null;
            Lease(queued, gang.Silos, now);
        }
    }

    private void Lease(QueuedWave queued, IReadOnlyList<string> silos, DateTimeOffset now)
    {
        for (var i = 0; i < silos.Count; i++)
        {
            var shard = ShardSize.Shard(queued.Wave, i, silos.Count);
            _silos[silos[i]].MakeRoom(shard, now);
            _silos[silos[i]].Use(shard, now);
        }

        var queue = Queue(queued.Wave.Sweep);
        queue.Remove(queued.Wave.Id);
        queue.Served += queued.Wave.Units;
        var lease = new Lease(++_number, queued.Wave, silos);
        _leases.Add(new HeldLease(lease, queued.Order, now + options.LeaseTime));
        _events.Add(new SchedulerEvent(SchedulerEventKind.Granted, lease));
    }

    private void GiveBack(HeldLease held, SchedulerEventKind kind, bool revoke)
    {
        _leases.Remove(held);
        if (revoke)
        {
            _leases.Revoke(held.Lease);
        }

        var queue = Queue(held.Lease.Wave.Sweep);
        queue.Served -= held.Lease.Wave.Units;
        if (held.Wanted && queue.Find(held.Lease.Wave.Id) is null)
        {
            queue.Add(new QueuedWave(held.Lease.Wave, held.Order, held.Expires - options.LeaseTime));
        }

        _events.Add(new SchedulerEvent(kind, held.Lease));
    }

    /// <summary>
    /// The next wave for a silo: from the sweep that has had least, unless another that is not far ahead can use what is loaded.
    /// </summary>
    private QueuedWave? Choose(SiloView silo)
    {
        if (_gang?.Silos.Contains(silo.Name) == true)
        {
            return null;
        }

        var best = _sweeps.Values
            .Select(q => (Queue: q, Best: BestOf(q, silo)))
            .Where(c => c.Best.Choice != WaveChoice.None)
            .OrderBy(c => c.Queue.Served).ThenBy(c => c.Best.Wave!.Order)
            .ToArray();
        if (best.Length == 0)
        {
            return null;
        }

        var near = best.Where(c => c.Best.Choice == WaveChoice.Loaded && c.Queue.Served - best[0].Queue.Served <= options.AffinityUnits);
        return (near.FirstOrDefault().Best.Wave ?? best[0].Best.Wave)!;
    }

    private (WaveChoice Choice, QueuedWave? Wave) BestOf(SweepQueue queue, SiloView silo)
    {
        var byModel = new Dictionary<(string, bool), WaveChoice>();
        var best = (Choice: WaveChoice.None, Wave: (QueuedWave?)null);
        foreach (var queued in queue.Waiting)
        {
            var wave = queued.Wave;
            var failedHere = wave.FailedOn.Count > 0 && wave.FailedOn.Contains(silo.Name) && HasAnother(wave);
            if (failedHere || _leases.OfWave(wave.Id) is not null)
            {
                continue;
            }

            // All waves of a model suit a silo alike.
            var key = (wave.Fingerprint, wave.AllowCpu);
            if (!byModel.TryGetValue(key, out var choice))
            {
                byModel.Add(key, choice = Suits(wave, silo));
            }

            if (choice < best.Choice || (choice == best.Choice && best.Wave is { } chosen && queued.Order < chosen.Order))
            {
                best = (choice, queued);
            }
        }

        return best;
    }

    private WaveChoice Suits(Wave wave, SiloView silo)
    {
        if (!silo.Accepts(wave))
        {
            return WaveChoice.None;
        }

        if (NeedsGang(wave))
        {
            var members = _gang is null ? GangPlacement.Choose(wave, _silos.Values) : null;
            return members is null ? WaveChoice.None
                : members.Index().All(m => m.Item.Has(ShardSize.Shard(wave, m.Index, members.Count))) ? WaveChoice.Loaded
                : WaveChoice.Fresh;
        }

        var shard = ShardSize.Shard(wave, 0, 1);
        if (!silo.HasRoom(shard))
        {
            return WaveChoice.None;
        }

        if (silo.Has(shard) || _leases.On(silo.Name).Any(h => ShardSize.IsSame(h.ShardOn(silo.Name), shard)))
        {
            return WaveChoice.Loaded;
        }

        var running = _leases.All.Count(h => h.Lease.Wave.Fingerprint == wave.Fingerprint);
        var holders = _silos.Values.Where(s => s != silo && !s.Report.Draining && s.Has(shard)).ToArray();
        if (running == 0 && holders.Length == 0)
        {
            return WaveChoice.Fresh;
        }

        var waiting = _sweeps.Values.Sum(q => q.Waiting.Count(w => w.Wave.Fingerprint == wave.Fingerprint));
        return wave.WeightBytes <= options.SmallModelBytes || waiting > running || wave.FailedOn.Count > 0 ? WaveChoice.Replica : WaveChoice.None;
    }

    /// <summary>Whether a silo on which the wave has not failed could take it.</summary>
    private bool HasAnother(Wave wave) => _silos.Values.Any(s =>
        !wave.FailedOn.Contains(s.Name) && !s.Report.Draining && s.Accepts(wave) && (NeedsGang(wave) || s.Report.MemoryBytes >= wave.WeightBytes));

    /// <summary>Whether the model is split: because it was asked for, or because no silo holds it whole.</summary>
    internal bool NeedsGang(Wave wave) =>
        wave.Shards > 1 || !_silos.Values.Any(s => s.Accepts(wave) && s.Report.MemoryBytes >= wave.WeightBytes);

    private double FairFloor(SweepQueue except)
    {
        var active = _sweeps.Values.Where(q => q != except && (q.Waiting.Count > 0 || HasRunning(q.Sweep))).Select(q => q.Served).ToArray();
        return active.Length == 0 ? except.Served : active.Min();
    }

    private SweepQueue Queue(string sweep)
    {
        if (!_sweeps.TryGetValue(sweep, out var queue))
        {
            _sweeps.Add(sweep, queue = new SweepQueue(sweep));
        }

        return queue;
    }

    private SiloView View(string silo)
    {
        if (!_silos.TryGetValue(silo, out var view))
        {
            _silos.Add(silo, view = new SiloView(silo, _leases));
        }

        return view;
    }

    private sealed record Gang(Wave Wave, IReadOnlyList<string> Silos);
}
