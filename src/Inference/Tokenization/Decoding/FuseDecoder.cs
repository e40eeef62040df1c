namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary><c>Fuse</c>: all tokens as one, so that a later step sees the whole text.</summary>
internal sealed class FuseDecoder : IDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [string.Concat(tokens)];
}
