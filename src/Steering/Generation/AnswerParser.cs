using System.Text.RegularExpressions;

namespace SteerCluster.Steering.Generation;

/// <summary>Finds the answer letter in a generated text, as the reference study does.</summary>
public static partial class AnswerParser
{
    /// <summary>
    /// The letter at the text's start, <c>^\s*\(?([A-G])\)?</c>, else the first in parentheses, <c>\(([A-G])\)</c>. The first rule
    /// needs no parenthesis, so "A good question" answers A: that is the published definition.
    /// </summary>
    /// <param name="text">The generated text, without the prompt.</param>
    /// <param name="ignoreCase">Whether a small letter counts too, as the reference study lets it.</param>
    /// <returns>The letter in upper case; null if there is none.</returns>
    public static char? Parse(string text, bool ignoreCase = false)
    {
        var match = (ignoreCase ? StartIgnoringCase() : Start()).Match(text);
        match = match.Success ? match : (ignoreCase ? AnywhereIgnoringCase() : Anywhere()).Match(text);
        return match.Success ? char.ToUpperInvariant(match.Groups[1].ValueSpan[0]) : null;
    }

    // \x1c to \x1f are white space to Python's regular expressions, which the reference study used.
    [GeneratedRegex(@"\A[\s\x1c-\x1f]*\(?([A-G])\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"\A[\s\x1c-\x1f]*\(?([A-G])\)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StartIgnoringCase();

    [GeneratedRegex(@"\(([A-G])\)", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"\(([A-G])\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnywhereIgnoringCase();
}
