using System.Buffers;
using System.Text;
using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Added;

/// <summary>Finds added tokens in a text: the leftmost, and of those that begin there the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly Node _root = new();
    private readonly SearchValues<char> _firsts;

    /// <summary>Looks for these texts.</summary>
    public AddedTokenFinder(IEnumerable<(string Text, AddedToken Token)> tokens)
    {
        foreach (var (text, token) in tokens.Where(entry => entry.Text.Length > 0))
        {
            var node = _root;
            foreach (var c in text)
            {
                node = node.Children.TryGetValue(c, out var child) ? child : node.Children[c] = new Node();
            }

            // Of two with the same text the first counts.
            node.Token ??= token;
        }

        _firsts = SearchValues.Create([.. _root.Children.Keys]);
    }

    /// <summary>The text cut into stretches; those that are an added token name it.</summary>
    public IEnumerable<(Range Range, AddedToken? Token)> Split(string text)
    {
        var done = 0;
        for (var at = 0; Next(text, at) is { } match; at = match.End)
        {
            var (start, end, token) = match;
            if (token.SingleWord && (EndsWithWord(text.AsSpan(0, start)) || StartsWithWord(text.AsSpan(end))))
            {
                continue;
            }

            while (token.StripsLeft && start > done && char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            while (token.StripsRight && end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end <= done)
            {
                continue;
            }

            // It may begin with white space that the token before took along.
            start = Math.Max(start, done);
            if (start > done)
            {
                yield return (done..start, null);
            }

            yield return (start..end, token);
            done = end;
        }

        if (done < text.Length)
        {
            yield return (done..text.Length, null);
        }
    }

    private (int Start, int End, AddedToken Token)? Next(string text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            var skipped = text.AsSpan(start).IndexOfAny(_firsts);
            if (skipped < 0)
            {
                return null;
            }

            start += skipped;
            var (node, longest, longestEnd) = (_root, default(AddedToken), 0);
            for (var at = start; at < text.Length && node.Children.TryGetValue(text[at], out node!); at++)
            {
                (longest, longestEnd) = node.Token is null ? (longest, longestEnd) : (node.Token, at + 1);
            }

            if (longest is not null)
            {
                return (start, longestEnd, longest);
            }
        }

        return null;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && CharacterKind.IsWord(rune);

    private static bool StartsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && CharacterKind.IsWord(rune);

    private sealed class Node
    {
        public Dictionary<char, Node> Children { get; } = [];

        public AddedToken? Token { get; set; }
    }
}
