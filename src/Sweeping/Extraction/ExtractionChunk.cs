namespace SteerCluster.Sweeping.Extraction;

/// <summary>Sequences that go through the model together to read the residual stream at their last tokens.</summary>
/// <param name="Sequences">Tokens of each sequence, one or more.</param>
/// <param name="Layers">Layers to read, ascending; blocks after the last of them are not computed.</param>
/// <param name="ReadInput">Read a block's input instead of its output.</param>
public sealed record ExtractionChunk(IReadOnlyList<int[]> Sequences, IReadOnlyList<int> Layers, bool ReadInput)
{
    /// <summary>Rows of all sequences.</summary>
    public int RowCount => Sequences.Sum(s => s.Length);

    /// <summary>How many of the layers a range of blocks has.</summary>
    public int LayersIn(Inference.Checkpoints.BlockRange range) => Layers.Count(range.Contains);
}
