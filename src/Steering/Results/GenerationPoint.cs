namespace SteerCluster.Steering.Results;

/// <summary>The generated answers of one layer.</summary>
/// <param name="Layer">0-based block.</param>
/// <param name="Delta">Share of matching answers at the highest strength minus that at the lowest.</param>
/// <param name="Items">Items; null where the files do not tell.</param>
/// <param name="ValidShare">Share of valid answers over all strengths; null where the files do not tell.</param>
public sealed record GenerationPoint(int Layer, double Delta, int? Items = null, double? ValidShare = null);
