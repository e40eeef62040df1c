namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>Cuts text into pieces that the model sees one by one; it may rewrite them.</summary>
internal interface IPreTokenizer
{
    /// <summary>The pieces, from left to right; empty ones are allowed and mean nothing.</summary>
    IEnumerable<Piece> Split(Piece piece);
}
