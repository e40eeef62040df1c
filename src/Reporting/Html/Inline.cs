using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SteerCluster.Reporting.Html;

/// <summary>Scripts, styles and data that stand in the page itself.</summary>
internal static class Inline
{
    // The default encoder writes < > & as \u003C and so on: no text in it can end the element or open a comment.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>A script that runs. A minified library may hold <c>&lt;/script</c> in a string, where a backslash changes nothing.</summary>
    public static string Script(string code) => code
        .ReplaceLineEndings("\n")
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);

    /// <summary>How a Content-Security-Policy names a script that may run: by the hash of its text.</summary>
    public static string Hash(string code) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'";

    /// <summary>Data for scripts, which does not run.</summary>
    public static Markup Data(string id, JsonNode value) =>
        Markup.Of($"<script type=\"application/json\" id=\"{id}\">{new Markup(value.ToJsonString(Compact))}</script>\n");

    /// <summary>A text file of this page.</summary>
    public static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(Inline).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing from SteerCluster.Reporting: the build did not embed it."));
        return reader.ReadToEnd();
    }
}
