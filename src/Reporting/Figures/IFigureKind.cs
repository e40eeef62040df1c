namespace SteerCluster.Reporting.Figures;

/// <summary>One kind of figure, of which a sweep has none, one or several.</summary>
internal interface IFigureKind
{
    /// <summary>Why the sweep has none, in one line that begins with the figure's name; null where it has.</summary>
    string? Missing(ReportData data);

    /// <summary>The figures; asked only where <see cref="Missing"/> is null.</summary>
    IEnumerable<Figure> Draw(ReportData data);
}
