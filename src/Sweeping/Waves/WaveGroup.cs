using SteerCluster.Sweeping.Prompting;

namespace SteerCluster.Sweeping.Waves;

/// <summary>Items and the units to measure on each of them: a concept, or one concept's control vectors.</summary>
/// <param name="Items">The eval items.</param>
/// <param name="Units">The units, in any order of layers.</param>
public sealed record WaveGroup(IReadOnlyList<EncodedPrompt> Items, IReadOnlyList<WaveUnit> Units);
