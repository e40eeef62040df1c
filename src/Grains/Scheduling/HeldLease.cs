using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>A lease that a silo has.</summary>
internal sealed class HeldLease(Lease lease, long order, DateTimeOffset expires)
{
    public Lease Lease { get; } = lease;

    /// <summary>The wave's place in the queue, should it go back there.</summary>
    public long Order { get; } = order;

    public DateTimeOffset Expires { get; set; } = expires;

    /// <summary>Whether the driver was told to begin.</summary>
    public bool Delivered { get; set; }

    /// <summary>Whether its wave goes back to the queue when the lease ends without a result.</summary>
    public bool Wanted { get; set; } = true;

    /// <summary>Whether the driver is told to stop.</summary>
    public bool GiveBack { get; set; }

    public bool IsOn(string silo) => Lease.Silos.Contains(silo);

    /// <summary>The shard that a silo holds for it.</summary>
    public LoadedShard ShardOn(string silo)
    {
        var count = Lease.Silos.Count;
        var index = Lease.Silos.ToList().IndexOf(silo);
        return ShardSize.Shard(Lease.Wave, index, count);
    }
}
