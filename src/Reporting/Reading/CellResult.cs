using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Reading;

/// <summary>The files of one (model, concept), read.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Samples">What was measured.</param>
/// <param name="AnswerMass">Mean answer mass by layer and strength; empty where log-probabilities are missing.</param>
/// <param name="Published">What the folder's own <c>layer_summary.csv</c> and <c>summary.json</c> say; null where there are none.</param>
public sealed record CellResult(
    string Folder, CellSamples Samples, IReadOnlyList<AnswerMassPoint> AnswerMass, PublishedSummary? Published)
{
    /// <summary>Where the files of the second method would be; null where there can be none.</summary>
    public string? GenerationFolder { get; init; }
}
