using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Scheduling;

/// <summary>Something that the scheduler did, for logs, metrics and sweeps.</summary>
internal readonly record struct SchedulerEvent(SchedulerEventKind Kind, Lease Lease);
