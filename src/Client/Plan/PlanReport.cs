using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Plan;

/// <summary>A preview as a table and a few lines.</summary>
internal static class PlanReport
{
    public static void Print(Screen screen, SweepPreview preview, SweepSpec spec)
    {
        screen.Json(new { spec.Name, Hash = spec.Hash(), preview.Cells, preview.Warnings, preview.Passes, preview.NaivePasses, preview.ControlPasses, preview.GeneratedTexts, preview.Tokens, preview.WeightBytes, preview.PeakActivationBytes });
        var table = new ResultTable("model", "concept", ">units", ">items", ">done");
        foreach (var cell in preview.Cells)
        {
            table.Row(cell.Model, cell.Concept, Amount.Whole(cell.Units), Amount.Whole(cell.Items),
                cell.Items > 0 && cell.ItemsDone == cell.Items ? "all" : Amount.Whole(cell.ItemsDone));
        }

        screen.Table(table);
        foreach (var warning in preview.Warnings)
        {
            screen.Warn(warning);
        }

        foreach (var line in Totals(preview))
        {
            screen.Line(line);
        }
    }

    public static bool IsDone(SweepPreview preview) => preview.Cells.All(cell => cell.Items > 0 && cell.ItemsDone == cell.Items);

    private static IEnumerable<string> Totals(SweepPreview preview)
    {
        var saving = preview.Passes > 0 ? $" ({Amount.Fixed(preview.NaivePasses / preview.Passes, 1)} times fewer than one pass for each layer and strength)" : "";
        yield return $"units    {Amount.Whole(preview.Cells.Sum(cell => (long)cell.Units))} in {Amount.Count(preview.Cells.Count, "cell")}";
        yield return $"passes   {Amount.Fixed(preview.Passes, 1)} instead of {Amount.Fixed(preview.NaivePasses, 1)}{saving}";
        if (preview.ControlPasses > 0)
        {
            yield return $"controls about {Amount.Fixed(preview.ControlPasses, 1)} passes on top";
        }

        if (preview.GeneratedTexts > 0)
        {
            yield return $"texts    {Amount.Whole(preview.GeneratedTexts)} to generate";
        }

        yield return $"tokens   {Amount.Short(preview.Tokens)}";
        yield return $"weights  {ByteSize.Format(preview.WeightBytes)}, mapped from disk";
        yield return $"memory   {ByteSize.Format(preview.PeakActivationBytes)} of activations at most, predicted";
    }
}
