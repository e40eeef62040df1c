using System.Diagnostics;
using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Telemetry;

/// <summary>The traces of sweeps and waves.</summary>
public static class ClusterActivities
{
    /// <summary>The source's name.</summary>
    public const string Name = "SteerCluster";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A wave on this silo.</summary>
    /// <param name="lease">Its lease.</param>
    public static Activity? Wave(Lease lease) => Source.StartActivity("wave")
        ?.SetTag("steercluster.sweep", lease.Wave.Sweep)
        .SetTag("steercluster.model", lease.Wave.Model)
        .SetTag("steercluster.concept", lease.Wave.Concept)
        .SetTag("steercluster.attempt", lease.Wave.Attempt)
        .SetTag("steercluster.silo", lease.Driver);

    /// <summary>The plan of a sweep is made.</summary>
    /// <param name="sweep">The sweep.</param>
    public static Activity? Plan(string sweep) => Source.StartActivity("plan")?.SetTag("steercluster.sweep", sweep);

    /// <summary>The files of a cell are written.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="model">The model's label.</param>
    /// <param name="concept">The concept's name.</param>
    public static Activity? Summarize(string sweep, string model, string concept) => Source.StartActivity("summarize")
        ?.SetTag("steercluster.sweep", sweep)
        .SetTag("steercluster.model", model)
        .SetTag("steercluster.concept", concept);
}
