using System.Globalization;
using System.Text;

namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>The kinds of characters that a tokenizer.json speaks of, over whole code points.</summary>
internal static class CharacterKind
{
    /// <summary>General category N.</summary>
    public static bool IsNumber(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>General category P, or an ASCII symbol.</summary>
    public static bool IsPunctuation(Rune rune) =>
        Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune));

    /// <summary>What <c>\w</c> matches in a Unicode regular expression: letters, marks, decimal digits, connectors.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune)
        is <= UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation
        || rune.Value is (>= 0x24B6 and <= 0x24E9) or 0x200C or 0x200D;
}
