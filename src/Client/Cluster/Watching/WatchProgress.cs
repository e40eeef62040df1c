using SteerCluster.Api.Contracts;
using SteerCluster.Client.Run;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>What a watcher knows: the sweep, the silos, and how fast units are done since the watch began.</summary>
internal sealed class WatchProgress(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private double? _atStart;

    /// <summary>The sweep as it is now.</summary>
    public SweepInfo Sweep { get; private set; } = null!;

    /// <summary>The silos that measure; empty before they are known.</summary>
    public IReadOnlyList<SiloInfo> Silos { get; set; } = [];

    /// <summary>Share of units that are measured, 0 to 1.</summary>
    public double Fraction => Sweep.UnitCount == 0 ? 0 : (double)(Count(CellStates.Done) + Count(CellStates.Measured)) / Sweep.UnitCount;

    /// <summary>Time left when the rest goes on as what was watched; null when too little is known.</summary>
    public TimeSpan? Remaining => Sweep.State == SweepStates.Running && _atStart is { } start
        ? RemainingTime.Estimate(clock.GetElapsedTime(_began), start, Fraction)
        : null;

    public int Count(string state) => Sweep.Units.GetValueOrDefault(state);

    public void Apply(SweepInfo sweep)
    {
        Sweep = sweep;
        _atStart ??= sweep.UnitCount == 0 ? null : Fraction;
    }
}
