using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary><c>Replace</c>: every match in each token becomes the same literal text.</summary>
internal sealed class ReplaceDecoder(SplitPattern pattern, string content) : IDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [.. tokens.Select(token => pattern.Replace(token, content))];
}
