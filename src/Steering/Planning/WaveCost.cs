namespace SteerCluster.Steering.Planning;

/// <summary>
/// What a wave costs, in full forward passes over its eval items. Below the steered layer nothing changes, so a fused wave runs the
/// baseline once and, for each steered layer l and strength other than 0, the blocks after l alone.
/// </summary>
/// <param name="FusedPasses"><c>1 + (S-1) * share * sum_l (n-1-l)/n</c> for S strengths and n blocks.</param>
/// <param name="NaivePasses">One pass for each (layer, strength): <c>layers * S</c>.</param>
public readonly record struct WaveCost(double FusedPasses, double NaivePasses)
{
    /// <summary>How many times cheaper the fused wave is.</summary>
    public double Saving => NaivePasses / FusedPasses;

    /// <summary>Computes the cost.</summary>
    /// <param name="layerCount">The model's number of blocks n.</param>
    /// <param name="layers">The steered layers.</param>
    /// <param name="strengthCount">The number of strengths S, 0 among them.</param>
    /// <param name="steeredTokenShare">
    /// The share of the eval tokens at or after the first steered one: 1 for positions <c>all</c>; less for <c>response</c> and
    /// <c>last</c>, whose rows share the baseline's keys and values before it.
    /// </param>
    public static WaveCost Of(int layerCount, IReadOnlyList<int> layers, int strengthCount, double steeredTokenShare = 1)
    {
        // Summed in whole blocks, so that the sum is exact.
        var blocks = layers.Sum(layer => (long)(layerCount - 1 - layer));
        return new WaveCost(
            1 + ((strengthCount - 1) * steeredTokenShare * blocks / layerCount),
            (double)layers.Count * strengthCount);
    }
}
