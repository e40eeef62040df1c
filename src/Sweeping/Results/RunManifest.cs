using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Results;

/// <summary>What <c>manifest.json</c> says of a run. Device and times stand in no other file, so all others are the same in every run.</summary>
public sealed record RunManifest
{
    /// <summary>The sweep.</summary>
    public required SweepSpec Spec { get; init; }

    /// <summary>The models measured so far.</summary>
    public required IReadOnlyList<ManifestModel> Models { get; init; }

    /// <summary>The concepts measured so far.</summary>
    public required IReadOnlyList<ManifestConcept> Concepts { get; init; }

    /// <summary>Backend and device in words.</summary>
    public required string Device { get; init; }

    /// <summary>When this run, or this continuation of it, began.</summary>
    public required DateTimeOffset Started { get; init; }
}
