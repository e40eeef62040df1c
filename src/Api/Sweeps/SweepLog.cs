using SteerCluster.Api.Contracts;

namespace SteerCluster.Api.Sweeps;

/// <summary>What happened to a sweep, read off two of its states.</summary>
internal static class SweepLog
{
    /// <summary>The lines that lead from one state to the next; from nothing: what is worth knowing of a state.</summary>
    public static IEnumerable<LogLine> Between(SweepInfo? before, SweepInfo after)
    {
        LogLine Line(string level, string text, CellInfo? cell = null) => new(after.Version, cell?.Model, cell?.Concept, level, text);

        foreach (var warning in after.Warnings.Except(before?.Warnings ?? []))
        {
            yield return Line("warning", warning);
        }

        if (before is null || before.State != after.State)
        {
            yield return Line(after.State == SweepStates.Failed ? "error" : "info", after.Error is { } error ? $"{after.State}: {error}" : after.State);
        }

        var known = (before?.Cells ?? []).ToDictionary(cell => (cell.Model, cell.Concept));
        foreach (var cell in after.Cells ?? [])
        {
            var old = known.GetValueOrDefault((cell.Model, cell.Concept));
            if (old is null ? cell.State != CellStates.Queued : (old.State, old.Attempts, old.Error) != (cell.State, cell.Attempts, cell.Error))
            {
                yield return Line(Level(cell), Text(cell), cell);
            }
        }
    }

    private static string Level(CellInfo cell) => cell.State switch
    {
        CellStates.Parked => "error",
        CellStates.Retrying => "warning",
        _ => "info",
    };

    private static string Text(CellInfo cell) => cell switch
    {
        { State: CellStates.Running } => $"running on {cell.Worker ?? "a silo"}, attempt {cell.Attempts}",
        { State: CellStates.Retrying } => $"attempt {cell.Attempts} failed, tried again: {cell.Error}",
        { State: CellStates.Parked } => $"parked after {cell.Attempts} attempts: {cell.Error}",
        _ => cell.State,
    };
}
