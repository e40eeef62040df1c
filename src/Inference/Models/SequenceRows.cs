namespace SteerCluster.Inference.Models;

/// <summary>
/// One sequence in a batch of residual-stream rows. Its positions 0 to <paramref name="PrefixCount"/> - 1 belong to another
/// sequence of the batch and are shared; rows <paramref name="Row"/> and on are the positions after them.
/// </summary>
/// <param name="Row">First own row.</param>
/// <param name="Count">Number of own rows.</param>
/// <param name="PrefixRow">Row of position 0 of the shared prefix.</param>
/// <param name="PrefixCount">Shared positions; 0 for none.</param>
public readonly record struct SequenceRows(int Row, int Count, int PrefixRow, int PrefixCount)
{
    /// <summary>The row after the last own one.</summary>
    public int End => Row + Count;

    /// <summary>The row of the last position.</summary>
    public int LastRow => Row + Count - 1;
}
