namespace SteerCluster.Inference.Backends;

/// <summary>
/// One sequence in an attention call. Its keys are the rows of a shared prefix followed by rows of its own;
/// its queries are the last positions of those.
/// </summary>
/// <param name="QueryRow">First row of the query and output matrices.</param>
/// <param name="QueryCount">Number of queries.</param>
/// <param name="PrefixRow">First row of the shared prefix in the key and value matrices.</param>
/// <param name="PrefixCount">Positions 0 to this - 1 are the shared prefix; 0 for none.</param>
/// <param name="OwnRow">First own row in the key and value matrices.</param>
/// <param name="OwnCount">Number of own rows, <paramref name="QueryCount"/> or more.</param>
public readonly record struct AttentionSequence(
    int QueryRow,
    int QueryCount,
    int PrefixRow,
    int PrefixCount,
    int OwnRow,
    int OwnCount)
{
    /// <summary>Position of the first query.</summary>
    public int FirstPosition => PrefixCount + OwnCount - QueryCount;
}
