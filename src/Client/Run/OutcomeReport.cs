using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>The table at the end of a run.</summary>
internal static class OutcomeReport
{
    public static void Print(Screen screen, SweepOutcome outcome, SweepSpec spec)
    {
        screen.Json(new { spec.Name, outcome.Output, Cells = outcome.Cells.Select(CellJson.Of) });
        screen.Line();
        var notes = outcome.Cells.SelectMany(cell => cell.Flags).Distinct().ToList();
        screen.Table(Table(outcome.Cells, notes, FormattableString.Invariant($"{spec.Statistics.Confidence * 100:0.##} % CI")));
        for (var i = 0; i < notes.Count; i++)
        {
            screen.Line($"({i + 1}) {notes[i]}");
        }

        screen.Line($"results: {outcome.Output}");
    }

    private static ResultTable Table(IReadOnlyList<CellSummary> cells, List<string> notes, string interval)
    {
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
                string.Join(' ', cell.Flags.Select(flag => $"({notes.IndexOf(flag) + 1})")));
        }

        return table;
    }
}
