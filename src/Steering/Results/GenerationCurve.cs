namespace SteerCluster.Steering.Results;

/// <summary>What the second method, generated answers, found for one (model, concept).</summary>
/// <param name="Layers">By layer, ascending.</param>
public sealed record GenerationCurve(IReadOnlyList<GenerationPoint> Layers);
