namespace SteerCluster.Inference.Tokenization.Normalization;

/// <summary><c>Lowercase</c>: each character on its own, so a final sigma is not special; U+0130 is the one that becomes two.</summary>
internal sealed class LowercaseNormalizer : INormalizer
{
    public string Normalize(string text) => text.ToLowerInvariant().Replace("\u0130", "i\u0307", StringComparison.Ordinal);
}
