namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>Cuts a text at matches, as Hugging Face tokenizers' <c>NormalizedString::split</c> does.</summary>
internal static class Splitter
{
    /// <summary>The pieces of <paramref name="piece"/>; <paramref name="invert"/> swaps what matches and what does not.</summary>
    public static IEnumerable<Piece> Split(Piece piece, IEnumerable<Range> matches, SplitBehavior behavior, bool invert = false)
    {
        var spans = Cover(piece.Text.Length, matches, invert);
        var kept = behavior switch
        {
            SplitBehavior.Isolated => spans.Select(span => span.Range),
            SplitBehavior.Removed => spans.Where(span => !span.IsMatch).Select(span => span.Range),
            SplitBehavior.Contiguous => Merge(spans, (match, previous) => match == previous),
            SplitBehavior.MergedWithPrevious => Merge(spans, (match, previous) => match && !previous),
            _ => MergeBackwards(spans),
        };
        return kept.Select(range => new Piece(piece.Text[range], piece.AtStart && range.Start.Value == 0));
    }

    private static List<(Range Range, bool IsMatch)> Cover(int length, IEnumerable<Range> matches, bool invert)
    {
        var spans = new List<(Range, bool)>();
        var end = 0;
        foreach (var match in matches)
        {
            if (match.Start.Value > end)
            {
                spans.Add((end..match.Start, invert));
            }

            spans.Add((match, !invert));
            end = match.End.Value;
        }

        if (end < length)
        {
            spans.Add((end..length, invert));
        }

        return spans;
    }

    private static List<Range> Merge(List<(Range Range, bool IsMatch)> spans, Func<bool, bool, bool> joins)
    {
        var merged = new List<Range>();
        var previous = false;
        foreach (var (range, isMatch) in spans)
        {
            if (merged.Count > 0 && joins(isMatch, previous))
            {
                merged[^1] = merged[^1].Start..range.End;
            }
            else
            {
                merged.Add(range);
            }

            previous = isMatch;
        }

        return merged;
    }

    private static List<Range> MergeBackwards(List<(Range Range, bool IsMatch)> spans)
    {
        var merged = new List<Range>();
        var previous = false;
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            var (range, isMatch) = spans[i];
            if (merged.Count > 0 && isMatch && !previous)
            {
                merged[^1] = range.Start..merged[^1].End;
            }
            else
            {
                merged.Add(range);
            }

            previous = isMatch;
        }

        merged.Reverse();
        return merged;
    }
}
