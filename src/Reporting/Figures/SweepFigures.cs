namespace SteerCluster.Reporting.Figures;

/// <summary>All figures of a sweep.</summary>
public static class SweepFigures
{
    /// <summary>Draws every figure whose data is there.</summary>
    /// <param name="data">The sweep.</param>
    public static IReadOnlyList<Figure> Of(ReportData data) => [];
}
