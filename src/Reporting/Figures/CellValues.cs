using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Figures;

/// <summary>The items' values behind a cell's statistics.</summary>
internal static class CellValues
{
    /// <summary>All strengths of a sweep, ascending.</summary>
    public static IReadOnlyList<double> Strengths(ReportData data) =>
        [.. data.Analysis.Cells.SelectMany(cell => cell.Samples.Units[0].Strengths).Distinct().Order()];

    /// <summary>What was measured at a cell's best layer.</summary>
    public static UnitSamples BestUnit(CellStatistics cell) => cell.Samples.Units[cell.IndexOf(cell.Best.Layer)];

    /// <summary>The items' matching logit diffs at the best layer, ascending by strength.</summary>
    public static IEnumerable<(double Strength, double[] Values)> Best(CellStatistics cell)
    {
        var unit = BestUnit(cell);
        return unit.Strengths.Zip(unit.Matching, (strength, values) => (strength, values)).OrderBy(found => found.strength);
    }
}
