namespace SteerCluster.Grains.Interfaces.Scheduling;

/// <summary>What became of a wave's lease.</summary>
/// <param name="Model">The model's label.</param>
/// <param name="Concept">The concept's name.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Worker">The silo.</param>
/// <param name="Error">The error of a failure; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("steercluster.WaveReport")]
public sealed record WaveReport(
    [property: Id(0)] string Model,
    [property: Id(1)] string Concept,
    [property: Id(2)] int Attempt,
    [property: Id(3)] WaveOutcome Outcome,
    [property: Id(4)] string Worker,
    [property: Id(5)] string? Error);
