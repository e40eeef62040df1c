using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Tables;

/// <summary>One table per concept with every layer of every model.</summary>
internal static class LayerTables
{
    public static IEnumerable<ReportTable> Of(IReadOnlyList<CellStatistics> cells) =>
        cells.GroupBy(cell => cell.Concept).Select((concept, at) => new ReportTable(
            $"layers-{at + 1}", concept.Key,
            [
                TableColumn.Words("model"), new("layer"), new("depth", "layer / blocks"),
                new("mean at lowest"), new("mean at 0"), new("mean at highest"),
                new("delta"), new("from", "lower end of the interval"), new("to", "upper end of the interval"), new("d", "Cohen's d"),
                new("anti-steerable", "share of items whose slope is below zero"),
            ],
            [.. concept.SelectMany(cell => cell.Layers.Zip(cell.Units, (layer, unit) => Row(cell, layer, unit)))]));

    private static IReadOnlyList<TableCell> Row(CellStatistics cell, int layer, UnitStatistics unit) =>
    [
        TableCell.Of(cell.Model.Label), new($"{layer}", layer), TableCell.Percent(layer / (double)cell.Model.Layers),
        TableCell.Signed(unit.Negative.Mean), TableCell.Signed(unit.Baseline.Mean), TableCell.Signed(unit.Positive.Mean),
        new(NumberText.Signed(unit.Delta), unit.Delta), TableCell.Signed(unit.DeltaInterval.Low), TableCell.Signed(unit.DeltaInterval.High), TableCell.Fixed(unit.CohensD),
        TableCell.Percent(unit.AntiSteerableShare),
    ];
}
