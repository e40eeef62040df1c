using SteerCluster.Client.Quantities;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Progress in words, the same in a terminal and in a pipe.</summary>
internal static class ProgressText
{
    /// <summary>The lasting line of an event; null for events that leave none.</summary>
    public static string? Line(SweepEvent happened, SweepProgress progress) => happened switch
    {
        SweepEvent.Planned planned => Plan(planned.Cells),
        SweepEvent.ModelOpened opened => $"{opened.Model}: {opened.Description}",
        SweepEvent.CellFinished { Summary: var cell } => $"[{progress.CellsDone}/{progress.CellCount}] {Finished(cell)}",
        _ => null,
    };

    /// <summary><c>nano / corrigible: sweep 40/120 items</c>.</summary>
    public static string Cell(CellProgress cell) => $"{cell.Plan.Model} / {cell.Plan.Concept}: {cell.Phase} {cell.Done}/{cell.Total} items";

    /// <summary><c>30/90 units, 1.2k tokens/s, 4 min 10 s left</c>.</summary>
    public static string Total(SweepProgress progress) => string.Join(", ", new[]
    {
        $"{Amount.Whole(progress.UnitsDone)}/{Amount.Whole(progress.UnitCount)} units",
        progress.TokensPerSecond is { } rate ? $"{Amount.Short(rate)} tokens/s" : null,
        progress.Remaining is { } left ? $"about {Amount.Duration(left)} left" : null,
    }.OfType<string>());

    private static string Plan(IReadOnlyList<PlannedCell> cells)
    {
        var units = cells.Sum(cell => (long)cell.Units);
        var done = cells.Sum(cell => (long)cell.ItemsDone);
        var resumed = done == 0 ? "" : $", {Amount.Whole(done)} of {Amount.Whole(cells.Sum(cell => (long)cell.Items))} items done before";
        return $"{Amount.Count(cells.Select(cell => cell.Model).Distinct().Count(), "model")} x "
            + $"{Amount.Count(cells.Select(cell => cell.Concept).Distinct().Count(), "concept")}, {Amount.Count(units, "unit")}{resumed}";
    }

    private static string Finished(CellSummary cell) =>
        $"{cell.Model} / {cell.Concept}: best layer {cell.BestLayer} of {cell.LayerCount}, "
        + $"delta {CellText.WithInterval(cell.Delta, cell.DeltaInterval.Low, cell.DeltaInterval.High)}, d {Amount.Fixed(cell.CohensD, 2)}"
        + (cell.Flags.Count == 0 ? "" : $" ({string.Join("; ", cell.Flags)})");
}
