using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>A wave that a silo runs.</summary>
/// <param name="Lease">Its lease.</param>
/// <param name="Store">Its records: filled with what is kept of it already.</param>
/// <param name="HasKept">Whether something of it was kept before.</param>
/// <param name="Progress">Told synchronously.</param>
public sealed record WaveRun(Lease Lease, IRecordStore Store, bool HasKept, IProgress<SweepEvent> Progress)
{
    /// <summary>The wave.</summary>
    public Wave Wave => Lease.Wave;
}
