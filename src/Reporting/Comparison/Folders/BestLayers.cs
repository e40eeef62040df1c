using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>The best layers of a cell in two folders, computed from the rows.</summary>
/// <param name="First">0-based layer in the first folder.</param>
/// <param name="Second">0-based layer in the second.</param>
/// <param name="FirstDelta">Its delta in the first folder.</param>
/// <param name="SecondDelta">Its delta in the second.</param>
/// <param name="IsTie">Whether the two layers' deltas in one of the folders are as close as the tolerance of delta.</param>
public sealed record BestLayers(int First, int Second, double FirstDelta, double SecondDelta, bool IsTie)
{
    /// <summary>Whether the same layer is best, or one that ties with it.</summary>
    public bool Passed => First == Second || IsTie;

    /// <summary>
    /// Compares. If no delta is off by more than t, then in one of the folders the two best layers are at most t apart: the two gaps
    /// d1(a) - d1(b) and d2(b) - d2(a) are not negative and add up to at most 2 t.
    /// </summary>
    /// <param name="first">The cell in the first folder.</param>
    /// <param name="second">The cell in the second.</param>
    /// <param name="tolerance">t, in nats.</param>
    public static BestLayers Of(CellStatistics first, CellStatistics second, double tolerance) => new(
        first.Best.Layer, second.Best.Layer, first.Best.Delta, second.Best.Delta,
        Gap(first, second.Best.Layer) <= tolerance || Gap(second, first.Best.Layer) <= tolerance);

    private static double Gap(CellStatistics cell, int layer) =>
        cell.IndexOf(layer) is var index and >= 0 ? cell.Best.Delta - cell.Units[index].Delta : double.PositiveInfinity;
}
