namespace SteerCluster.Reporting.Rendering;

/// <summary>The libraries that draw figures, as npm delivered them at build: for the page, and for drawing without a browser.</summary>
internal static class VegaScripts
{
    private const string LicencePrefix = "licence/";

    /// <summary>Vega; defines the global <c>vega</c>.</summary>
    public static string Vega => Read("vega.min.js");

    /// <summary>Vega-Lite; defines the global <c>vegaLite</c>.</summary>
    public static string VegaLite => Read("vega-lite.min.js");

    /// <summary>vega-embed; defines the global <c>vegaEmbed</c>, needs the other two.</summary>
    public static string VegaEmbed => Read("vega-embed.min.js");

    /// <summary>The licences of all that these scripts contain, which must go along with them: each text once, under the names of its packages.</summary>
    public static string Licences => string.Join("\n", typeof(VegaScripts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(LicencePrefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .GroupBy(name => Read(name).ReplaceLineEndings("\n").Trim())
        .Select(group => $"{string.Join(", ", group.Select(name => name[LicencePrefix.Length..]))}\n\n{group.Key}\n"));

    internal static string Render => Read("render.js");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(VegaScripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing from SteerCluster.Reporting: the build did not embed it."));
        return reader.ReadToEnd();
    }
}
