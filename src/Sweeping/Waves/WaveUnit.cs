namespace SteerCluster.Sweeping.Waves;

/// <summary>One vector at one layer, with the strengths to measure; strength 0 is the baseline and not among them.</summary>
/// <param name="Layer">0-based block after which the vector is added.</param>
/// <param name="Vector">[hidden] float32.</param>
/// <param name="Strengths">Multipliers other than 0.</param>
public sealed record WaveUnit(int Layer, float[] Vector, IReadOnlyList<double> Strengths);
