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
        screen.Table(CellTable.Of(outcome.Cells, spec.Statistics.Confidence, cell => string.Join(' ', cell.Flags.Select(flag => $"({notes.IndexOf(flag) + 1})"))));
        for (var i = 0; i < notes.Count; i++)
        {
            screen.Line($"({i + 1}) {notes[i]}");
        }

        screen.Line($"results: {outcome.Output}");
    }
}
