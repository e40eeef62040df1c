namespace SteerCluster.Reporting.Figures;

/// <summary>All figures of a sweep.</summary>
public static class SweepFigures
{
    private static readonly IFigureKind[] Kinds =
    [
        new LayerDeltaCurves(),
        new DepthComparisonBars(),
        new EffectSizeHeatmap(),
        new ConceptDifficulty(),
        new StrengthViolins(),
        new BaselineDistributions(),
        new StrengthHistograms(),
        new SlopeDistributions(),
        new StrengthLayerHeatmaps(),
        new HeldOutAgainstRandom(),
        new LetterBiasScatter(),
        new AnswerMassDots(),
        new AnswerMassCurves(),
        new MethodCurves(),
    ];

    /// <summary>Draws every figure whose data is there, sections together.</summary>
    /// <param name="data">The sweep.</param>
    public static IReadOnlyList<Figure> Of(ReportData data) =>
        [.. Kinds.Where(kind => kind.Missing(data) is null).SelectMany(kind => kind.Draw(data))
            .GroupBy(figure => figure.Id, StringComparer.OrdinalIgnoreCase).SelectMany(Numbered)];

    /// <summary>The kinds of figures that <see cref="Of"/> leaves out, each with the reason, in one line.</summary>
    /// <param name="data">The sweep.</param>
    public static IReadOnlyList<string> LeftOut(ReportData data) => [.. Kinds.Select(kind => kind.Missing(data)).OfType<string>()];

    // Labels that differ in punctuation or case alone give one id; ids name files.
    private static IEnumerable<Figure> Numbered(IEnumerable<Figure> same) =>
        same.Select((figure, i) => i == 0 ? figure : figure with { Id = $"{figure.Id}-{i + 1}" });
}
