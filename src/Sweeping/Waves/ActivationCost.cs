using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Waves;

/// <summary>What a wave costs.</summary>
public static class ActivationCost
{
    /// <summary>
    /// Bytes of activations of one row at the widest moment of a block: the residual stream, the normed rows, queries, attention
    /// output, keys and values, float32. The feed-forward runs in slices and does not count.
    /// </summary>
    public static long RowBytes(ModelConfig config) =>
        sizeof(float) * ((2L * config.HiddenSize) + (2L * config.HeadCount * config.HeadSize) + (2L * config.KvHeadCount * config.HeadSize));

    /// <summary>Bytes of activations of one item with all its units.</summary>
    public static long ItemBytes(ModelConfig config, WaveGroup group, int item, SteeringPositions positions) =>
        ItemRows(group, item, positions, config.LayerCount) * RowBytes(config);

    /// <summary>Rows of one item with all its units when the last block begins.</summary>
    public static long ItemRows(WaveGroup group, int item, SteeringPositions positions, int layerCount)
    {
        var prompt = group.Items[item];
        var steered = prompt.Length - positions.FirstSteered(prompt);
        return prompt.Length + group.Units.Where(u => u.Layer < layerCount - 1).Sum(u => (long)u.Strengths.Count * steered);
    }

    /// <summary>One item's work with all its units, in tokens that pass through the whole model.</summary>
    public static double PassTokens(int layerCount, WaveGroup group, int item, SteeringPositions positions)
    {
        var prompt = group.Items[item];
        var steered = prompt.Length - positions.FirstSteered(prompt);
        var blocks = group.Units.Sum(u => (long)u.Strengths.Count * (layerCount - 1 - u.Layer));
        return prompt.Length + ((double)blocks * steered / layerCount);
    }
}
