using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Waves;

/// <summary>How a wave ended on this silo.</summary>
internal readonly record struct WaveEnd(WaveOutcome Outcome, string? Error);
