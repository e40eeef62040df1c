using System.Text;

namespace SteerCluster.Reporting.Markdown;

/// <summary>Text that Markdown shows as it is, on one line.</summary>
internal static class MarkdownText
{
    // Others, such as # or a full stop after a number, mean something only at the beginning of a line, where no text of ours stands.
    private const string Special = "\\`*_<>|~&";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                escaped.Append(' ');
                continue;
            }

            // Brackets alone are text; a link needs its second part, and intervals are easier to read without backslashes. Likewise
            // an underscore inside a word is no emphasis.
            if ((Special.Contains(text[i]) && !(text[i] == '_' && IsLetter(text, i - 1) && IsLetter(text, i + 1)))
                || (text[i] == ']' && i + 1 < text.Length && text[i + 1] is '(' or '['))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
