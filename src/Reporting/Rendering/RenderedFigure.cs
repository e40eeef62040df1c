namespace SteerCluster.Reporting.Rendering;

/// <summary>One figure, drawn.</summary>
/// <param name="Id">The figure's id.</param>
/// <param name="Svg">The drawing, the same bytes each time; null where it failed.</param>
/// <param name="Messages">Every warning and error of Vega and Vega-Lite; empty for a sound figure.</param>
public sealed record RenderedFigure(string Id, string? Svg, IReadOnlyList<string> Messages);
