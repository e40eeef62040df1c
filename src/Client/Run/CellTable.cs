using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>The table of cells that ends a run and a report.</summary>
internal static class CellTable
{
    /// <summary>Makes it.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="confidence">Coverage of the intervals.</param>
    /// <param name="flags">What stands in the last column.</param>
    public static ResultTable Of(IEnumerable<CellSummary> cells, double confidence, Func<CellSummary, string> flags)
    {
        var interval = FormattableString.Invariant($"{confidence * 100:0.##} % CI");
        var table = new ResultTable(
            "model", "concept", ">best layer", $">delta [{interval}]", ">d", ">answer mass", $">held-out delta [{interval}]", ">random 95th", "flags");
        foreach (var cell in cells)
        {
            table.Row(
                cell.Model,
                cell.Concept,
                $"{cell.BestLayer} of {cell.LayerCount}",
                CellText.WithInterval(cell.Delta, cell.DeltaInterval.Low, cell.DeltaInterval.High),
                Amount.Fixed(cell.CohensD, 2),
                Amount.Fixed(cell.AnswerMass, 3),
                cell.HeldOut is { } held ? $"{CellText.WithInterval(held.Delta, held.Low, held.High)} at {cell.HalfLayer}" : "-",
                cell.RandomPercentile is { } random ? Amount.Signed(random, 2) : "-",
                flags(cell));
        }

        return table;
    }
}
