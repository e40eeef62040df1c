using System.Text;

namespace SteerCluster.Reporting.Markdown;

/// <summary>Text that Markdown shows as it is, on one line.</summary>
internal static class MarkdownText
{
    // Others, such as a full stop after a number, mean something only at the beginning of a line, where no text of ours stands.
    private const string Special = "\\`*_{}[]<>|~#&";

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

            // An underscore inside a word is no emphasis, and names are easier to read and to search without backslashes.
            if (Special.Contains(text[i]) && !(text[i] == '_' && IsLetter(text, i - 1) && IsLetter(text, i + 1)))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
