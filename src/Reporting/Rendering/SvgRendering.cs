namespace SteerCluster.Reporting.Rendering;

/// <summary>What became of a list of figures.</summary>
/// <param name="Figures">The figures in their order; empty where none could be drawn.</param>
/// <param name="Unavailable">Why nothing could be drawn, in one line: Node.js is missing, or failed; null where it was drawn.</param>
public sealed record SvgRendering(IReadOnlyList<RenderedFigure> Figures, string? Unavailable = null);
