namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary><c>Split</c>: cuts at the matches of a pattern.</summary>
internal sealed class PatternSplit(SplitPattern pattern, SplitBehavior behavior, bool invert) : IPreTokenizer
{
    public IEnumerable<Piece> Split(Piece piece) => Splitter.Split(piece, pattern.Matches(piece.Text), behavior, invert);
}
