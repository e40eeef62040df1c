using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>The leases that are out: at most one for a wave.</summary>
internal sealed class LeaseTable
{
    private readonly Dictionary<string, HeldLease> _byWave = [];
    private readonly Dictionary<long, HeldLease> _byNumber = [];
    private readonly Dictionary<string, HashSet<long>> _revoked = [];

    public int Count => _byWave.Count;

    public IReadOnlyCollection<HeldLease> All => _byWave.Values;

    public HeldLease? OfWave(string wave) => _byWave.GetValueOrDefault(wave);

    public HeldLease? OfNumber(long number) => _byNumber.GetValueOrDefault(number);

    public IEnumerable<HeldLease> On(string silo) => _byWave.Values.Where(h => h.IsOn(silo));

    public void Add(HeldLease held)
    {
        _byWave.Add(held.Lease.Wave.Id, held);
        _byNumber.Add(held.Lease.Number, held);
    }

    public void Remove(HeldLease held)
    {
        _byWave.Remove(held.Lease.Wave.Id);
        _byNumber.Remove(held.Lease.Number);
    }

    /// <summary>A lease was taken back while its driver may still run it: when the driver names it, it is told to stop.</summary>
    public void Revoke(Lease lease)
    {
        if (!_revoked.TryGetValue(lease.Driver, out var numbers))
        {
            _revoked.Add(lease.Driver, numbers = []);
        }

        numbers.Add(lease.Number);
    }

    public bool IsRevoked(Lease lease) => _revoked.TryGetValue(lease.Driver, out var numbers) && numbers.Contains(lease.Number);

    /// <summary>A silo that does not name a lease any more does not run it.</summary>
    public void ForgetRevoked(string silo, IReadOnlyList<Lease> named)
    {
        if (_revoked.TryGetValue(silo, out var numbers))
        {
            numbers.IntersectWith(named.Select(l => l.Number));
            if (numbers.Count == 0)
            {
                _revoked.Remove(silo);
            }
        }
    }
}
