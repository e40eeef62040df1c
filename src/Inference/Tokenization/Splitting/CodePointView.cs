using System.Globalization;
using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>
/// A text with one UTF-16 unit per character. .NET's regular expressions look at UTF-16 units, so that <c>\p{L}</c> would miss every
/// letter outside the Basic Multilingual Plane; here such a character is represented by one inside it of the same general category.
/// </summary>
internal sealed class CodePointView
{
    private readonly int[]? _origins;

    private CodePointView(string text, int[]? origins) => (Text, _origins) = (text, origins);

    /// <summary>What a regular expression is run on.</summary>
    public string Text { get; }

    /// <summary>The view of a text; the text itself when it has no surrogates.</summary>
    public static CodePointView Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return new(text, null);
        }

        var view = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            view.Append(rune.IsBmp ? (char)rune.Value : Representative(Rune.GetUnicodeCategory(rune)));
            origins.Add(at);
            at += rune.Utf16SequenceLength;
        }

        origins.Add(at);
        return new(view.ToString(), [.. origins]);
    }

    /// <summary>Where the character at <paramref name="position"/> of <see cref="Text"/> begins in the original text.</summary>
    public int Origin(int position) => _origins is null ? position : _origins[position];

    // Characters without case that no split pattern is likely to name.
    private static char Representative(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => '\u03D2',
        UnicodeCategory.LowercaseLetter => '\u0138',
        UnicodeCategory.ModifierLetter => '\u02B9',
        UnicodeCategory.OtherLetter or UnicodeCategory.TitlecaseLetter => '\u01BB',
        UnicodeCategory.NonSpacingMark => '\u1DC4',
        UnicodeCategory.SpacingCombiningMark => '\u0903',
        UnicodeCategory.EnclosingMark => '\u0489',
        UnicodeCategory.DecimalDigitNumber => '\u0668',
        UnicodeCategory.LetterNumber => '\u16EE',
        UnicodeCategory.OtherNumber => '\u09F4',
        UnicodeCategory.ConnectorPunctuation => '\u203F',
        UnicodeCategory.DashPunctuation => '\u058A',
        UnicodeCategory.OpenPunctuation => '\u0F3A',
        UnicodeCategory.ClosePunctuation => '\u0F3B',
        UnicodeCategory.InitialQuotePunctuation => '\u2E02',
        UnicodeCategory.FinalQuotePunctuation => '\u2E03',
        UnicodeCategory.OtherPunctuation => '\u055A',
        UnicodeCategory.MathSymbol => '\u2052',
        UnicodeCategory.CurrencySymbol => '\u058F',
        UnicodeCategory.ModifierSymbol => '\u02C2',
        UnicodeCategory.OtherSymbol => '\u0482',
        UnicodeCategory.Format => '\u2060',
        UnicodeCategory.PrivateUse => '\uE000',
        _ => '\uFFFE',
    };
}
