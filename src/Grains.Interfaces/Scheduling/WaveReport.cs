namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>What became of a wave's lease.</summary>
/// <param name="Wave">The wave, with plan and attempt: a report of an earlier one is told from the present one's.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Worker">The silo.</param>
/// <param name="Error">The error of a failure; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WaveReport")]
public sealed record WaveReport(
    [property: Id(0)] Wave Wave,
    [property: Id(1)] WaveOutcome Outcome,
    [property: Id(2)] string Worker,
    [property: Id(3)] string? Error);
