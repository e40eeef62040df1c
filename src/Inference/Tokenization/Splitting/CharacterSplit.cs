using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary><c>Digits</c>, <c>Punctuation</c> and <c>WhitespaceSplit</c>: cuts at each character of a kind.</summary>
internal sealed class CharacterSplit(Func<Rune, bool> isMatch, SplitBehavior behavior) : IPreTokenizer
{
    public IEnumerable<Piece> Split(Piece piece) => Splitter.Split(piece, Matches(piece.Text), behavior);

    private IEnumerable<Range> Matches(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            if (isMatch(rune))
            {
                yield return at..end;
            }

            at = end;
        }
    }
}
