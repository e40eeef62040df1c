using System.Globalization;

namespace SteerCluster.Grains.Scheduling;

/// <summary>Says in words what a wave waits for.</summary>
internal static class WaitReason
{
    public static string Of(QueuedWave queued, WaveScheduler scheduler, bool grace, IReadOnlyList<string>? gang)
    {
        var wave = queued.Wave;
        var silos = scheduler.Silos.Where(s => !s.Report.Draining).ToArray();
        if (grace)
        {
            return "The scheduler has just begun and listens to the silos first.";
        }

        if (silos.Length == 0)
        {
            return "No silo that measures has reported: start one, or wait for those that are leaving to come back.";
        }

        if (silos.Where(s => s.Accepts(wave)).ToArray() is not { Length: > 0 } able)
        {
            return "No silo has an accelerator, and the sweep does not allow the CPU: start one, or launch with the CPU allowed.";
        }

        if (scheduler.Leases.OfWave(wave.Id) is { } old)
        {
            return $"Silo {old.Lease.Driver} still has an earlier attempt, which it was told to give back.";
        }

        if (gang is not null)
        {
            return $"Its model is placed over {string.Join(", ", gang)}: waits until all of them are free.";
        }

        if (scheduler.NeedsGang(wave) && GangPlacement.Choose(wave, silos) is null)
        {
            return $"Its model needs {Bytes(wave.WeightBytes)}{(wave.Shards > 1 ? $" in {wave.Shards} shards or more" : "")}; "
                + $"{able.Length} silo{(able.Length == 1 ? " has" : "s have")} {Bytes(able.Sum(s => s.Report.MemoryBytes))} together, the largest {Bytes(able.Max(s => s.Report.MemoryBytes))}.";
        }

        var before = scheduler.Sweeps.Sum(q => q.Waiting.Count(w => w.Order < queued.Order));
        return able.All(s => s.FreeSlots <= 0)
            ? $"All {able.Length} silos are busy; {before} waves are before it."
            : $"{before} waves are before it; a silo takes it with one of its next reports.";
    }

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB");
}
