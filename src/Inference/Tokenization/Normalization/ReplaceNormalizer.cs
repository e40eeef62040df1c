using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary><c>Replace</c>: every match becomes the same literal text.</summary>
internal sealed class ReplaceNormalizer(SplitPattern pattern, string content) : INormalizer
{
    public string Normalize(string text) => pattern.Replace(text, content);
}
