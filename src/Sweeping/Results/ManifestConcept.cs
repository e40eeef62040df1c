using SteerCluster.Steering.Concepts;

namespace SteerCluster.Sweeping.Results;

/// <summary>A concept in the manifest.</summary>
/// <param name="Name">The concept's name.</param>
/// <param name="Sources">Its files.</param>
/// <param name="Pairs">Contrastive pairs.</param>
/// <param name="Items">Eval items.</param>
public sealed record ManifestConcept(string Name, IReadOnlyList<ConceptSource> Sources, int Pairs, int Items);
