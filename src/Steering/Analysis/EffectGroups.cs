using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Steering.Analysis;

/// <summary>Averages the effects of cells at their best layers.</summary>
internal static class EffectGroups
{
    /// <summary>One group per value of the key, in order of appearance; cells without one are left out.</summary>
    public static IReadOnlyList<EffectGroup> By(IEnumerable<CellStatistics> cells, Func<CellStatistics, string?> key) =>
        [.. cells.Where(cell => key(cell) is not null).GroupBy(cell => key(cell)!).Select(group => Of(group.Key, [.. group]))];

    /// <summary>The same, but nothing where there are fewer than two groups to compare.</summary>
    public static IReadOnlyList<EffectGroup> Compared(IEnumerable<CellStatistics> cells, Func<CellStatistics, string?> key) =>
        By(cells, key) is { Count: > 1 } groups ? groups : [];

    public static EffectGroup Of(string name, IReadOnlyList<CellStatistics> cells)
    {
        double[] deltas = [.. cells.Select(cell => cell.AtBest.Delta)];
        double[] effects = [.. cells.Select(cell => cell.AtBest.CohensD).Where(double.IsFinite)];
        return new EffectGroup(
            name, cells.Count, Moments.Mean(deltas), Moments.Sd(deltas), Moments.Mean(effects), Moments.Sd(effects),
            Moments.Mean([.. cells.Select(cell => cell.BestDepth)]));
    }
}
