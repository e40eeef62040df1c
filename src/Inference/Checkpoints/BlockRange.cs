namespace SteerCluster.Inference.Checkpoints;

/// <summary>A contiguous range of decoder blocks: the part of a model that one shard holds.</summary>
/// <param name="First">The first block, 0-based.</param>
/// <param name="End">One past the last block.</param>
public readonly record struct BlockRange(int First, int End)
{
    /// <summary>Every block of a model.</summary>
    /// <param name="config">The model.</param>
    public static BlockRange All(ModelConfig config) => new(0, config.LayerCount);

    /// <summary>Number of blocks.</summary>
    public int Count => End - First;

    /// <summary>Whether block <paramref name="layer"/> is in the range.</summary>
    /// <param name="layer">A block, 0-based.</param>
    public bool Contains(int layer) => layer >= First && layer < End;

    /// <inheritdoc/>
    public override string ToString() => $"[{First}, {End})";
}
