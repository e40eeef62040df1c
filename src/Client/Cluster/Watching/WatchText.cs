using SteerCluster.Api.Contracts;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Run;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>A sweep in words, the same in a terminal and in a pipe.</summary>
internal static class WatchText
{
    /// <summary><c>running: 30/90 units (20 running, 40 queued), about 4 min left</c>.</summary>
    public static string Total(WatchProgress progress)
    {
        var sweep = progress.Sweep;
        if (sweep.UnitCount == 0)
        {
            return sweep.State;
        }

        var done = progress.Count(CellStates.Done) + progress.Count(CellStates.Measured);
        var others = CellStates.All.Except([CellStates.Done, CellStates.Measured]).Where(state => progress.Count(state) > 0).Select(state => $"{Amount.Whole(progress.Count(state))} {state}");
        var text = $"{sweep.State}: {Amount.Whole(done)}/{Amount.Whole(sweep.UnitCount)} units";
        var list = string.Join(", ", others);
        return text + (list.Length > 0 ? $" ({list})" : "") + (progress.Remaining is { } left ? $", about {Amount.Duration(left)} left" : "");
    }

    /// <summary>The lines that lead from one state to the next.</summary>
    public static IEnumerable<string> Changes(SweepInfo? before, SweepInfo after)
    {
        foreach (var warning in after.Warnings.Except(before?.Warnings ?? []))
        {
            yield return $"warning: {warning}";
        }

        var known = (before?.Cells ?? []).ToDictionary(cell => (cell.Model, cell.Concept));
        foreach (var cell in after.Cells ?? [])
        {
            var old = known.GetValueOrDefault((cell.Model, cell.Concept));
            if (old is null ? cell.State != CellStates.Queued : (old.State, old.Attempts, old.Worker) != (cell.State, cell.Attempts, cell.Worker))
            {
                yield return $"{cell.Model} / {cell.Concept}: {Cell(cell)}";
            }
        }

        if (before is not null && before.State != after.State)
        {
            yield return $"{after.Id} is {after.State}";
        }
    }

    public static string Cell(CellInfo cell) => cell switch
    {
        { State: CellStates.Done, Headline: { } h } =>
            $"best layer {h.BestLayer} of {h.LayerCount}, delta {CellText.WithInterval(h.Delta, h.DeltaLow, h.DeltaHigh)}, d {Amount.Fixed(h.CohensD, 2)}"
            + (h.Flags.Count == 0 ? "" : $" ({string.Join("; ", h.Flags)})"),
        { State: CellStates.Running } => $"running on {cell.Worker ?? "a silo"}" + (cell.Attempts > 1 ? $", attempt {cell.Attempts}" : ""),
        { State: CellStates.Retrying } => $"attempt {cell.Attempts} failed, tried again: {OneLine(cell.Error)}",
        { State: CellStates.Parked } => $"parked after {Amount.Count(cell.Attempts, "attempt")}: {OneLine(cell.Error)}",
        _ => cell.State,
    };

    /// <summary><c>silo-1 (cpu, 2 shards): demo/4B/corrigible</c>.</summary>
    public static string Silo(SiloInfo silo) =>
        $"{silo.Name} ({silo.Device}, {Amount.Count(silo.Shards.Count, "shard")}, {ByteSize.Format(silo.FreeBytes)} free): "
        + (silo.Waves.Count > 0 ? string.Join(", ", silo.Waves.Select(Wave)) : silo.Draining ? "leaving" : "idle");

    private static string Wave(WaveInfo wave) => wave.Id
        + (wave.Phase is null ? "" : $" {wave.Phase} {wave.Done}/{wave.Total}")
        + (wave.TokensPerSecond is { } rate ? $" {Amount.Short(rate)} tokens/s" : "");

    private static string OneLine(string? error) =>
        error is null ? "no error was kept" : error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[0];
}
