namespace SteerCluster.Grains.Scheduling;

/// <summary>What the scheduler did with a lease.</summary>
internal enum SchedulerEventKind
{
    Granted,
    Adopted,
    Renewed,

    /// <summary>It was not renewed in time.</summary>
    Expired,

    /// <summary>Its silo gave it back, lost it, or left.</summary>
    Returned,
}
