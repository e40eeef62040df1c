using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>
/// A cell's <c>layer_summary.csv</c> and <c>summary.json</c> against what its rows give. Bootstrap intervals are left out: they
/// depend on the resamples.
/// </summary>
/// <param name="Folder">The cell's folder.</param>
/// <param name="Largest">The largest difference; 0 where nothing could be compared.</param>
/// <param name="Where">Its column and layer; null where there is no difference.</param>
/// <param name="Passed">Whether every number is within 1e-9, of numbers above 1 relative to them, and the best layers are the same.</param>
/// <param name="Values">How many numbers were compared.</param>
public sealed record SummaryCheck(string Folder, double Largest, string? Where, bool Passed, int Values)
{
    private const double Tolerance = 1e-9;

    /// <summary>Compares.</summary>
    /// <param name="cell">The cell as read.</param>
    /// <param name="statistics">What its rows give.</param>
    /// <returns>Null where the cell has no summaries.</returns>
    public static SummaryCheck? Of(CellResult cell, CellStatistics statistics)
    {
        if (cell.Published is not { } published)
        {
            return null;
        }

        var pairs = Pairs(statistics, published).ToArray();
        var worst = pairs.Where(pair => pair.Off > 0).OrderByDescending(pair => pair.Off).FirstOrDefault();
        return new SummaryCheck(
            cell.Folder, worst.Off, worst.Where,
            pairs.All(pair => pair.Off <= Tolerance * Math.Max(1, Math.Abs(pair.Computed))), pairs.Length);
    }

    private static IEnumerable<(string Where, double Computed, double Off)> Pairs(CellStatistics statistics, PublishedSummary published)
    {
        foreach (var (layer, columns) in published.Layers.OrderBy(row => row.Key))
        {
            if (statistics.IndexOf(layer) is var index && index < 0)
            {
                yield return ($"layer {layer}, which the rows lack", 0, double.PositiveInfinity);
                continue;
            }

            foreach (var (column, value) in columns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                if (SummaryColumns.Value(statistics.Units[index], column) is { } computed && !(double.IsNaN(computed) && double.IsNaN(value)))
                {
                    yield return (FormattableString.Invariant($"{column} of layer {layer}"), computed, Difference(computed, value));
                }
            }
        }

        foreach (var layer in published.Layers.Count == 0 ? [] : statistics.Layers.Where(layer => !published.Layers.ContainsKey(layer)))
        {
            yield return ($"layer {layer}, which layer_summary.csv lacks", 0, double.PositiveInfinity);
        }

        if (published.BestLayer is { } best)
        {
            yield return ("best_layer", statistics.Best.Layer, Difference(statistics.Best.Layer, best));
        }

        if (published.BestDelta is { } delta)
        {
            yield return ("best_delta", statistics.Best.Delta, Difference(statistics.Best.Delta, delta));
        }

        if (published.TopLayers.Count > 0)
        {
            yield return ("top_5_layers", 0, published.TopLayers.SequenceEqual(statistics.Best.Top5) ? 0 : double.PositiveInfinity);
        }
    }

    private static double Difference(double computed, double value) =>
        Math.Abs(computed - value) is var off && double.IsNaN(off) ? double.PositiveInfinity : off;
}
