namespace SteerCluster.Sweeping.Waves;

/// <summary>One sequence of a wave.</summary>
/// <param name="Item">Index into the group's items.</param>
/// <param name="Unit">Index into the group's units, or -1 for the baseline.</param>
/// <param name="Strength">Index into the unit's strengths.</param>
public readonly record struct WaveSequence(int Item, int Unit, int Strength);
