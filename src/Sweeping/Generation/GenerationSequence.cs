namespace SteerCluster.Sweeping.Generation;

/// <summary>One text of a batch, as the shards see it.</summary>
/// <param name="Capacity">Positions that it may take: prompt and new tokens.</param>
/// <param name="FirstSteered">The first position that is steered; all after it are.</param>
/// <param name="Layer">0-based block that is steered.</param>
/// <param name="Strength">Multiplier; 0 steers nothing.</param>
/// <param name="Vector">[hidden] float32; a shard without the layer needs none.</param>
public sealed record GenerationSequence(int Capacity, int FirstSteered, int Layer, double Strength, float[] Vector);
