using System.Text;
using System.Text.RegularExpressions;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>A literal text or a regular expression in which a tokenizer.json looks for places to cut.</summary>
internal sealed class SplitPattern
{
    private readonly string? _literal;
    private readonly Regex? _regex;

    private SplitPattern(string? literal, Regex? regex) => (_literal, _regex) = (literal, regex);

    /// <summary>A pattern that matches this text as it stands.</summary>
    public static SplitPattern Literal(string text) => new(text, null);

    /// <summary>A pattern from a regular expression in Oniguruma's spelling.</summary>
    /// <exception cref="FormatException">The expression is wrong, or uses what cannot be translated.</exception>
    public static SplitPattern Expression(string pattern)
    {
        try
        {
            var translated = OnigurumaPattern.Translate(pattern);
            return new(null, new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Compiled));
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Reads <c>{"String": ...}</c> or <c>{"Regex": ...}</c>.</summary>
    public static SplitPattern Read(JsonItem item)
    {
        if (item.Find("String") is { } literal)
        {
            return Literal(literal.Text);
        }

        var expression = item.Get("Regex");
        try
        {
            return Expression(expression.Text);
        }
        catch (FormatException e)
        {
            throw expression.Wrong($"is the pattern \"{expression.Text}\", which this engine cannot use: {e.Message}", e);
        }
    }

    /// <summary>The matches from left to right, empty ones left out, as UTF-16 positions.</summary>
    public IEnumerable<Range> Matches(string text) => _regex is null ? LiteralMatches(text) : RegexMatches(text);

    /// <summary>The text with every match replaced by <paramref name="content"/>.</summary>
    public string Replace(string text, string content)
    {
        if (_literal is not null)
        {
            return _literal.Length == 0 ? text : text.Replace(_literal, content, StringComparison.Ordinal);
        }

        var result = new StringBuilder();
        var end = 0;
        foreach (var match in Matches(text))
        {
            result.Append(text, end, match.Start.Value - end).Append(content);
            end = match.End.Value;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private IEnumerable<Range> LiteralMatches(string text)
    {
        for (var at = 0; _literal!.Length > 0 && (at = text.IndexOf(_literal, at, StringComparison.Ordinal)) >= 0; at += _literal.Length)
        {
            yield return at..(at + _literal.Length);
        }
    }

    private List<Range> RegexMatches(string text)
    {
        var view = CodePointView.Of(text);
        var matches = new List<Range>();
        foreach (var match in _regex!.EnumerateMatches(view.Text))
        {
            if (match.Length > 0)
            {
                matches.Add(view.Origin(match.Index)..view.Origin(match.Index + match.Length));
            }
        }

        return matches;
    }
}
