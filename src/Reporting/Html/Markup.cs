using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SteerCluster.Reporting.Html;

/// <summary>
/// HTML that is safe to write as it is. It is made by interpolation alone, which escapes every text in a hole; so a name from a
/// file cannot become markup, whatever it holds.
/// </summary>
/// <param name="Html">The HTML.</param>
internal readonly record struct Markup(string Html)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Markup Empty { get; } = new("");

    /// <summary>Literal parts as they are; markup in holes as it is; any other hole escaped.</summary>
    public static Markup Of(Interpolation text) => new(text.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    /// <summary>What <see cref="Of"/> builds.</summary>
    [InterpolatedStringHandler]
    public readonly struct Interpolation(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string text) => _html.Append(text);

        public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

        public void AppendFormatted(IEnumerable<Markup> markup) => _html.AppendJoin("", markup.Select(part => part.Html));

        public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _html.Append(number);

        public override string ToString() => _html.ToString();
    }
}
