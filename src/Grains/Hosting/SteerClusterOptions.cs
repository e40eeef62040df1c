using SteerCluster.Grains.Scheduling;
using SteerCluster.Grains.Sweeps;
using SteerCluster.Grains.Waves;

namespace SteerCluster.Grains.Hosting;

/// <summary>How a silo takes part in the cluster. Scheduling and retries must be the same on all silos.</summary>
public sealed record SteerClusterOptions
{
    /// <summary>Where models and results are, as this silo sees them.</summary>
    public required RootOptions Roots { get; init; }

    /// <summary>Whether it holds sweeps, scheduler and index. Default true.</summary>
    public bool Control { get; init; } = true;

    /// <summary>How it measures; null where it does not. Default: it does.</summary>
    public WorkerOptions? Worker { get; init; } = new();

    /// <summary>How waves are matched to silos.</summary>
    public SchedulingOptions Scheduling { get; init; } = new();

    /// <summary>When waves that failed are tried again.</summary>
    public RetryOptions Retry { get; init; } = new();
}
