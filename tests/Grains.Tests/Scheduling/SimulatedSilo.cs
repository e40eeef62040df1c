using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Scheduling;

namespace SteerCluster.Grains.Tests.Scheduling;

/// <summary>A silo as the scheduler sees one: it loads what its leases need, drops what it is told to, and forgets all when it restarts.</summary>
internal sealed class SimulatedSilo(string name, long memory)
{
    private static long _sequence;
    private readonly List<LoadedShard> _loaded = [];

    public string Name => name;

    public long Memory => memory;

    public List<Lease> Leases { get; } = [];

    public IReadOnlyList<LoadedShard> Loaded => _loaded;

    public WorkerReport Report() => Waves.Report(name, ++_sequence, memory, Math.Max(0, 1 - Leases.Count), [.. _loaded], [.. Leases]);

    public void Obey(WorkerOrders orders)
    {
        Leases.RemoveAll(l => orders.Abandon.Contains(l.Number));
        _loaded.RemoveAll(s => orders.Evict.Any(e => ShardSize.IsSame(e, s)));
        Leases.AddRange(orders.Begin);
    }

    /// <summary>The driver of a wave asks for its shard; idle ones give way, as in a silo's store.</summary>
    public void Load(LoadedShard shard, Func<LoadedShard, bool> isUsed)
    {
        if (_loaded.Any(s => ShardSize.IsSame(s, shard)))
        {
            return;
        }

        while (_loaded.Sum(s => s.Bytes) + shard.Bytes > memory)
        {
            var idle = _loaded.FindIndex(s => !isUsed(s));
            Assert.True(idle >= 0, $"{name} has no room for {shard}: {string.Join(", ", _loaded)} are in use.");
            _loaded.RemoveAt(idle);
        }

        _loaded.Add(shard);
    }

    public void Restart()
    {
        Leases.Clear();
        _loaded.Clear();
    }
}
