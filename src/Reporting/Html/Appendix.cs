using System.Text.Encodings.Web;
using System.Text.Json;
using SteerCluster.Reporting.Rendering;

namespace SteerCluster.Reporting.Html;

/// <summary>What the numbers come from: the manifest, and the notices that the embedded libraries ask for.</summary>
internal static class Appendix
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Markup Of(ReportData data, bool hasFigures)
    {
        var manifest = data.Results.Manifest is { } found
            ? Markup.Of($"<details class=\"fold\" id=\"manifest\"><summary>manifest.json</summary><pre tabindex=\"0\">{found.ToJsonString(Pretty)}</pre></details>\n")
            : Markup.Of($"<p>There is no manifest.json in the folder: versions, hashes and seeds of the measurement are not known.</p>\n");
        var notices = hasFigures
            ? Markup.Of($"<details class=\"fold\" id=\"licences\"><summary>Licences of the libraries that draw the figures</summary><pre tabindex=\"0\">{VegaScripts.Licences}</pre></details>\n")
            : Markup.Empty;
        return Markup.Of($"""
            <section id="about" aria-labelledby="about-title">
            <h2 id="about-title">About these numbers</h2>
            <p>Delta is the mean matching logit diff, log P(matching answer) - log P(other answer), at the highest strength minus that at the lowest. Numbers were computed anew from the rows of the result files.</p>
            {manifest}{notices}</section>

            """);
    }
}
