using SteerCluster.Client.Quantities;

namespace SteerCluster.Client.Run;

/// <summary>What a stopped run tells.</summary>
internal static class Stopped
{
    /// <summary><c>stopped; 30 of 90 units kept, and 48 of 120 items of nano / corrigible; the same command resumes</c>.</summary>
    public static string Describe(SweepProgress progress)
    {
        var units = progress.UnitCount == 0
            ? "what was done is kept"
            : $"{Amount.Whole(progress.UnitsDone)} of {Amount.Whole(progress.UnitCount)} units kept";
        var part = progress.Current is { Finished: false, Phase: CellProgress.SweepPhase, Done: > 0 } cell && cell.Done < cell.Total
            ? $", and {cell.Done} of {cell.Total} items of {cell.Plan.Model} / {cell.Plan.Concept}"
            : "";
        return $"stopped; {units}{part}; the same command resumes";
    }
}
