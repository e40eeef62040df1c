namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary><c>Metaspace</c>: spaces become <c>▁</c>, one is put in front, and each begins a piece.</summary>
internal sealed class MetaspaceSplit(string replacement, PrependScheme scheme, bool split) : IPreTokenizer
{
    private readonly SplitPattern _pattern = SplitPattern.Literal(replacement);

    public IEnumerable<Piece> Split(Piece piece)
    {
        var text = piece.Text.Replace(" ", replacement, StringComparison.Ordinal);
        var prepends = scheme == PrependScheme.Always || (scheme == PrependScheme.First && piece.AtStart);
        if (prepends && !text.StartsWith(replacement, StringComparison.Ordinal))
        {
            text = replacement + text;
        }

        var marked = piece with { Text = text };
        return split ? Splitter.Split(marked, _pattern.Matches(text), SplitBehavior.MergedWithNext) : [marked];
    }
}
