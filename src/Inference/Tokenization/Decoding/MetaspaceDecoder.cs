using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary><c>Metaspace</c>: the mark becomes a space, but vanishes in the first token if one was put in front.</summary>
internal sealed class MetaspaceDecoder(string replacement, PrependScheme scheme) : IDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
        [.. tokens.Select((token, index) => token.Replace(
            replacement, index == 0 && scheme != PrependScheme.Never ? "" : " ", StringComparison.Ordinal))];
}
