namespace SteerCluster.Reporting.Figures;

/// <summary>The headings that figures stand under.</summary>
internal static class FigureSections
{
    public const string Layers = "Layers";
    public const string Effects = "Effect sizes";
    public const string Distributions = "Distributions";
    public const string Strengths = "Strengths";
    public const string Validity = "Validity";
    public const string Generation = "Generated answers";
}
