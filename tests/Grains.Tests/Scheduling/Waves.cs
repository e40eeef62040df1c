using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Grains.Tests.Scheduling;

/// <summary>Waves and reports for tests of the scheduler.</summary>
internal static class Waves
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Wave Of(string sweep, string model, string concept, long bytes = 10, int units = 1, int shards = 1, int attempt = 1, bool allowCpu = true, string[]? failedOn = null) =>
        new(sweep, "plan", model, concept, [.. Enumerable.Range(0, units)], $"print-{model}", bytes, 40, shards, attempt, allowCpu, failedOn ?? [], "signature");

    public static WorkerReport Report(string silo, long sequence, long memory = 100, int slots = 1, LoadedShard[]? loaded = null, Lease[]? leases = null, bool accelerator = false, bool draining = false) =>
        new(silo, sequence, "test", accelerator, memory, memory - (loaded ?? []).Sum(s => s.Bytes), loaded ?? [], leases ?? [], slots, draining, []);
}
