namespace SteerCluster.Reporting.Figures;

/// <summary>Where a panel stands in its figure.</summary>
/// <param name="Left">Whether in the first column, which has the title of the vertical axis.</param>
/// <param name="Bottom">Whether nothing is below it, so that it has the title of the horizontal axis.</param>
/// <param name="Width">Width of its plot in pixels.</param>
internal sealed record Place(bool Left, bool Bottom, int Width)
{
    /// <summary>The title of the horizontal axis, or <c>null</c>, as JSON.</summary>
    public string X(string title) => Spec.Text(Bottom ? title : null);

    /// <summary>The title of the vertical axis, or <c>null</c>, as JSON.</summary>
    public string Y(string title) => Spec.Text(Left ? title : null);
}
