using SteerCluster.Sweeping.Prompting;

namespace SteerCluster.Sweeping.Generation;

/// <summary>One text to generate.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Layer">0-based block that is steered.</param>
/// <param name="Strength">Multiplier; 0 steers nothing.</param>
/// <param name="Vector">[hidden] float32.</param>
public sealed record GenerationJob(EncodedPrompt Prompt, int Layer, double Strength, float[] Vector);
