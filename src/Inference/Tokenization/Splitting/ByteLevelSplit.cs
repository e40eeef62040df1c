using SteerCluster.Inference.Tokenization.Bpe;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary><c>ByteLevel</c>: GPT-2's pattern if asked for, then each UTF-8 byte as one visible character.</summary>
internal sealed class ByteLevelSplit(bool addPrefixSpace, bool useRegex) : IPreTokenizer
{
    private static readonly Lazy<SplitPattern> s_gpt2 = new(() => SplitPattern.Expression(
        @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"));

    public IEnumerable<Piece> Split(Piece piece)
    {
        var prefixed = addPrefixSpace && !piece.Text.StartsWith(' ') ? piece with { Text = " " + piece.Text } : piece;
        IEnumerable<Piece> pieces = useRegex
            ? Splitter.Split(prefixed, s_gpt2.Value.Matches(prefixed.Text), SplitBehavior.Isolated)
            : [prefixed];
        return pieces.Select(part => part with { Text = ByteLevelAlphabet.Encode(part.Text) });
    }
}
