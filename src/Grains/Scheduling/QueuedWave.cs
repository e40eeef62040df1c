using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>A wave that waits.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Order">Its place: lower goes first.</param>
/// <param name="Since">Since when it waits.</param>
internal sealed record QueuedWave(Wave Wave, long Order, DateTimeOffset Since);
