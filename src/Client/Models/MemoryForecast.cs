using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Client.Models;

/// <summary>The memory that a sweep with a model takes at least.</summary>
internal static class MemoryForecast
{
    private const int ItemTokens = 256;
    private const double FirstDepth = 0.33;

    /// <summary>Weights, and activations of one item that is steered at all layers from a third of the depth on, at two strengths.</summary>
    public static Finding Of(Checkpoint checkpoint)
    {
        var config = checkpoint.Config;
        var first = (int)(FirstDepth * config.LayerCount);
        var rows = ItemTokens * (1L + (2 * Math.Max(0, config.LayerCount - 1 - first)));
        var activations = rows * ActivationCost.RowBytes(config);
        return new Finding("memory", true,
            $"{ByteSize.Format(checkpoint.WeightBytes + activations)} predicted at least for a sweep: {ByteSize.Format(checkpoint.WeightBytes)} of weights, mapped, "
            + $"and {ByteSize.Format(activations)} of activations (one item of {ItemTokens} tokens, all layers from {FirstDepth:P0} depth)".Replace(" %", " %", StringComparison.Ordinal))
        {
            Data = new { WeightBytes = checkpoint.WeightBytes, ActivationBytes = activations },
        };
    }
}
