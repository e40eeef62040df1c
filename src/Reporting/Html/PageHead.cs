namespace SteerCluster.Reporting.Html;

/// <summary>The page up to its body's first element.</summary>
internal static class PageHead
{
    /// <summary>Makes it.</summary>
    /// <param name="name">The sweep's name.</param>
    /// <param name="early">The script that sets the theme before anything is drawn.</param>
    /// <param name="scripts">The scripts at the end of the page.</param>
    public static Markup Of(string name, string early, IReadOnlyList<string> scripts)
    {
        // Vega makes functions of its expressions (unsafe-eval) and vega-embed adds a style element; nothing may be requested.
        var allowed = string.Join(' ', scripts.Prepend(early).Select(Inline.Hash));
        var policy = $"default-src 'none'; script-src {allowed} 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{new Markup(policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{name} – steering sweep</title>
            <link rel="icon" href="data:,">
            <style>{new Markup(Inline.Asset("report.css").ReplaceLineEndings("\n"))}</style>
            <script>{new Markup(early)}</script>
            </head>
            <body>

            """);
    }
}
