using System.Text;
using SteerCluster.Inference.Tokenization.Bpe;

namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary><c>ByteLevel</c>: the bytes of all tokens as one UTF-8 text; each maximal wrong part becomes U+FFFD.</summary>
internal sealed class ByteLevelDecoder : IDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
        [Encoding.UTF8.GetString([.. tokens.SelectMany(ByteLevelAlphabet.Decode)])];
}
