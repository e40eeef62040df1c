using System.Collections.Frozen;
using SteerCluster.Inference.Tokenization.Normalization;
using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tokenization.Added;

/// <summary>The added tokens, and the first cut of a text: at them, and normalised between them.</summary>
internal sealed class AddedVocabulary
{
    private readonly INormalizer? _normalizer;
    private readonly AddedTokenFinder _raw;
    private readonly AddedTokenFinder _normalized;

    public AddedVocabulary(IReadOnlyList<AddedToken> tokens, INormalizer? normalizer)
    {
        _normalizer = normalizer;
        _raw = new(tokens.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        _normalized = new(tokens.Where(token => token.Normalized).Select(token => (Normalize(token.Content), token)));
        ByContent = tokens.DistinctBy(token => token.Content).ToFrozenDictionary(token => token.Content);
        ById = tokens.DistinctBy(token => token.Id).ToFrozenDictionary(token => token.Id);
    }

    /// <summary>The tokens by their text.</summary>
    public FrozenDictionary<string, AddedToken> ByContent { get; }

    /// <summary>The tokens by their id.</summary>
    public FrozenDictionary<int, AddedToken> ById { get; }

    /// <summary>Cuts a text; a piece that is an added token names it.</summary>
    public IEnumerable<(Piece Piece, AddedToken? Token)> Split(string text)
    {
        foreach (var (range, token) in _raw.Split(text))
        {
            var stretch = new Piece(text[range], range.Start.Value == 0);
            if (token is not null)
            {
                yield return (stretch, token);
                continue;
            }

            var normalized = Normalize(stretch.Text);
            foreach (var (part, found) in _normalized.Split(normalized))
            {
                yield return (new Piece(normalized[part], stretch.AtStart && part.Start.Value == 0), found);
            }
        }
    }

    private string Normalize(string text) => _normalizer?.Normalize(text) ?? text;
}
