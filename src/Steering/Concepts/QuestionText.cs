using System.Text.RegularExpressions;

namespace SteerCluster.Steering.Concepts;

/// <summary>What can be seen in, and done to, the text of a question.</summary>
internal static partial class QuestionText
{
    private const string MetaStart = "<META_START>";

    public static bool HasWrapper(string question)
    {
        var text = question.AsSpan().Trim();
        return text.StartsWith("Question:", StringComparison.Ordinal) || text.EndsWith("Answer:", StringComparison.Ordinal);
    }

    public static string StripWrapper(string question)
    {
        var text = question.AsSpan().Trim();
        text = text.StartsWith("Question:", StringComparison.Ordinal) ? text["Question:".Length..].TrimStart() : text;
        text = text.EndsWith("Answer:", StringComparison.Ordinal) ? text[..^"Answer:".Length].TrimEnd() : text;
        return text.ToString();
    }

    public static bool HasMetaBlock(string question) => question.Contains(MetaStart, StringComparison.Ordinal);

    /// <summary>Takes out every block up to its end mark; a block without one is cut to the end of its line.</summary>
    public static string StripMetaBlocks(string question) => MetaBlock().Replace(question, "");

    public static bool HasChoices(string question) => Choices().IsMatch(question);

    /// <summary>The question with the texts of its first two choices exchanged, or null where they can not be found.</summary>
    public static string? SwapChoices(string question)
    {
        var match = Choices().Match(question);
        if (!match.Success)
        {
            return null;
        }

        var (a, b) = (match.Groups["a"], match.Groups["b"]);
        return string.Concat(
            question.AsSpan(0, a.Index),
            b.Value,
            question.AsSpan(a.Index + a.Length, b.Index - a.Index - a.Length),
            string.Concat(a.Value, question.AsSpan(b.Index + b.Length)));
    }

    [GeneratedRegex(@"<META_START>(?:(?!<META_START>)[\s\S])*?<META_END>|<META_START>[^\n]*")]
    private static partial Regex MetaBlock();

    // A choice goes on to the next choice; the last one ends at a blank line, at a further choice or with the text.
    [GeneratedRegex(@"^[ \t]*\(A\)[ \t]*(?<a>[\s\S]*?)\s*\n[ \t]*\(B\)[ \t]*(?<b>[\s\S]*?)(?=\s*(?:\n[ \t]*\n|\n[ \t]*\([C-Z]\)|\z))",
        RegexOptions.Multiline)]
    private static partial Regex Choices();
}
