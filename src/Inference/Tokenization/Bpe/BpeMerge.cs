namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>What becomes of a pair of tokens.</summary>
/// <param name="Rank">Place in the list of merges; lower ones come first.</param>
/// <param name="Result">The token that the pair becomes.</param>
internal readonly record struct BpeMerge(int Rank, int Result);
