namespace SteerCluster.Reporting.Figures;

/// <summary>Properties of legends, as they follow others of a channel.</summary>
internal static class Legends
{
    /// <summary>No legend.</summary>
    public const string None = """, "legend": null""";

    /// <summary>A piece of line stands for each name, long enough to show its dashes.</summary>
    public const string Line = """, "legend": { "symbolType": "stroke", "symbolSize": 700, "symbolFillColor": null, "symbolOpacity": 1 }""";
}
