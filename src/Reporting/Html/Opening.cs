using SteerCluster.Reporting.Findings;
using SteerCluster.Reporting.Text;

namespace SteerCluster.Reporting.Html;

/// <summary>The first screen: what was swept, what it found, what to beware of.</summary>
internal static class Opening
{
    public static Markup Of(string name, IReadOnlyList<(string Term, string Value)> facts, IReadOnlyList<Finding> findings, IReadOnlyList<Finding> warnings) => Markup.Of($"""
        <header>
        <p class="kind">Steering sweep</p>
        <h1>{name}</h1>
        <dl class="facts">
        {facts.Select(fact => Markup.Of($"<div><dt>{fact.Term}</dt><dd>{Kept(fact.Value)}</dd></div>\n"))}</dl>
        {Announced(warnings)}</header>
        <section id="findings" aria-labelledby="findings-title">
        <h2 id="findings-title">Key findings</h2>
        {(findings.Count == 0 ? Markup.Of($"<p>Nothing was measured.</p>\n") : Markup.Empty)}<div class="findings">
        {findings.Select(Found)}</div>
        </section>
        <section id="warnings" aria-labelledby="warnings-title">
        <h2 id="warnings-title">Warnings <span class="count">{warnings.Count}</span></h2>
        {(warnings.Count == 0 ? Markup.Of($"<p>Nothing is known to be wrong with these numbers.</p>\n") : Markup.Empty)}{warnings.Select(Warned)}</section>

        """);

    /// <summary>The warnings in one line, so that nobody reads the findings without knowing of them.</summary>
    private static Markup Announced(IReadOnlyList<Finding> warnings) => warnings.Count == 0
        ? Markup.Empty
        : Markup.Of($"<p class=\"announced\"><a href=\"#warnings\">{NumberText.Count(warnings.Count, "warning")}</a>: {string.Join(" · ", warnings.Select(warning => warning.Topic))}</p>\n");

    /// <summary>Keeps a number with what belongs to it on one line.</summary>
    private static string Kept(string text) => text
        .Replace(" %", "\u00a0%", StringComparison.Ordinal).Replace(" = ", "\u00a0=\u00a0", StringComparison.Ordinal).Replace(" < ", "\u00a0<\u00a0", StringComparison.Ordinal);

    private static Markup Found(Finding finding) => Markup.Of($"""
        <article><h3>{finding.Topic}</h3><p>{Kept(finding.Text)}</p>{Unfolded(finding)}</article>

        """);

    private static Markup Unfolded(Finding finding) => finding.Details.Count == 0
        ? Markup.Empty
        : Markup.Of($"<details><summary>in detail<span class=\"unseen\">: {finding.Topic}</span></summary>{Lines(finding)}</details>");

    private static Markup Warned(Finding warning) => warning.Details.Count == 0
        ? Markup.Of($"<p class=\"warning\"><strong>{warning.Topic}.</strong> {Kept(warning.Text)}</p>\n")
        : Markup.Of($"<details class=\"warning\"><summary><strong>{warning.Topic}.</strong> {Kept(warning.Text)}</summary>{Lines(warning)}</details>\n");

    private static Markup Lines(Finding finding) => Markup.Of($"<ul>{finding.Details.Select(line => Markup.Of($"<li>{Kept(line)}</li>"))}</ul>");
}
