using SteerCluster.Client.Terminal;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>The table at the end of a run.</summary>
internal static class OutcomeReport
{
    /// <summary>Prints it.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="outcome">What the run gave.</param>
    /// <param name="spec">The sweep.</param>
    /// <param name="report">Path of the page about it; null where none was written.</param>
    public static void Print(Screen screen, SweepOutcome outcome, SweepSpec spec, string? report = null)
    {
        screen.Json(new { spec.Name, outcome.Output, Report = report, Cells = outcome.Cells.Select(CellJson.Of) });
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
