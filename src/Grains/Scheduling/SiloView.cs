using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>
/// What the scheduler knows of a silo: its last report, and what it has promised it since. Memory is counted as if every promise
/// were kept at once, so that it is never promised twice.
/// </summary>
internal sealed class SiloView(string name, LeaseTable leases)
{
    private readonly List<LoadedShard> _evicting = [];
    private readonly Dictionary<(string, int, int), DateTimeOffset> _lastUse = [];

    public string Name { get; } = name;

    public WorkerReport Report { get; private set; } = new(name, long.MinValue, "", false, 0, 0, [], [], 0, true, []);

    public DateTimeOffset Seen { get; private set; }

    private bool IsKnown => Report.Sequence != long.MinValue;

    /// <summary>The shards that are loaded and stay.</summary>
    public IEnumerable<LoadedShard> Loaded => Report.Loaded.Where(s => !_evicting.Any(e => ShardSize.IsSame(e, s)));

    /// <summary>How many waves it would take now.</summary>
    public int FreeSlots => Report.Draining
        ? 0
        : Report.Slots - leases.On(Name).Count(h => h.Lease.Driver != Name || !Report.Leases.Any(l => l.Number == h.Lease.Number));

    public void Update(WorkerReport report, DateTimeOffset now)
    {
        (Report, Seen) = (report, now);
        _evicting.RemoveAll(e => !report.Loaded.Any(s => ShardSize.IsSame(s, e)));
        foreach (var shard in leases.On(Name).Select(h => h.ShardOn(Name)))
        {
            Use(shard, now);
        }

        foreach (var shard in report.Loaded)
        {
            _lastUse.TryAdd((shard.Fingerprint, shard.Index, shard.Count), now);
        }
    }

    public void Use(LoadedShard shard, DateTimeOffset now) => _lastUse[(shard.Fingerprint, shard.Index, shard.Count)] = now;

    public bool Has(LoadedShard shard) => Loaded.Any(s => ShardSize.IsSame(s, shard));

    /// <summary>Whether it may run a wave at all.</summary>
    public bool Accepts(Wave wave) => Report.Accelerator || wave.AllowCpu;

    /// <summary>Whether a shard is here or can come: idle ones give way.</summary>
    public bool HasRoom(LoadedShard shard) => Has(shard) || shard.Bytes <= Free() + Idle().Sum(s => s.Bytes);

    /// <summary>
    /// Whether a lease of an earlier scheduler can be beside those that are out. Of a silo that has not reported yet nothing is
    /// known, so one lease there is believed and no more.
    /// </summary>
    public bool CanBelieve(LoadedShard shard)
    {
        var promised = leases.On(Name).Select(h => h.ShardOn(Name)).ToArray();
        return IsKnown
            ? promised.Append(shard).DistinctBy(s => (s.Fingerprint, s.Index, s.Count)).Sum(s => s.Bytes) <= Report.MemoryBytes
            : promised.All(s => ShardSize.IsSame(s, shard));
    }

    /// <summary>The shards that must go so that one can come: the longest idle per byte first, never one in use.</summary>
    public void MakeRoom(LoadedShard shard, DateTimeOffset now)
    {
        if (Has(shard))
        {
            return;
        }

        var needed = shard.Bytes - Free();
        foreach (var victim in EvictionOrder.Of(Idle(), s => now - _lastUse.GetValueOrDefault((s.Fingerprint, s.Index, s.Count), now)))
        {
            if (needed <= 0)
            {
                return;
            }

            _evicting.Add(victim);
            needed -= victim.Bytes;
        }
    }

    /// <summary>What it is told to drop: again with every poll until it is gone.</summary>
    public IReadOnlyList<LoadedShard> Evictions() => [.. _evicting];

    /// <summary>Bytes that are neither taken nor promised.</summary>
    public long Free()
    {
        var promised = leases.On(Name).Select(h => h.ShardOn(Name)).DistinctBy(s => (s.Fingerprint, s.Index, s.Count)).Where(s => !Has(s)).Sum(s => s.Bytes);
        var going = _evicting.Where(e => Report.Loaded.Any(s => ShardSize.IsSame(s, e))).Sum(e => e.Bytes);
        return Math.Min(Report.FreeBytes + going, Report.MemoryBytes - Loaded.Sum(s => s.Bytes)) - promised;
    }

    private IEnumerable<LoadedShard> Idle()
    {
        var used = leases.On(Name).Select(h => h.ShardOn(Name)).ToArray();
        return Loaded.Where(s => !used.Any(u => ShardSize.IsSame(u, s)));
    }
}
