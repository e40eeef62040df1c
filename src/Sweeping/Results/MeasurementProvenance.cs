using SteerCluster.Steering.Concepts;

namespace SteerCluster.Sweeping.Results;

/// <summary>What a measurement was made from; written beside it. All of it is the same in every run of the same sweep.</summary>
/// <param name="MeasurementHash">SHA-256 of the settings that the rows depend on.</param>
/// <param name="Model">The model's files.</param>
/// <param name="Sources">The concept's files.</param>
/// <param name="Pairs">Number of contrastive pairs that the vectors are the mean of.</param>
public sealed record MeasurementProvenance(string MeasurementHash, ModelFingerprint Model, IReadOnlyList<ConceptSource> Sources, int Pairs)
{
    /// <summary>Warnings about the data, in words.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
