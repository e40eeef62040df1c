using SteerCluster.Grains.Interfaces.Scheduling;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakeScheduler : ISchedulerGrain
{
    public string? Reason { get; set; } = "No silo with an accelerator has room.";

    public Task<WorkerOrders> Poll(WorkerReport report, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Complete(string silo, Wave wave, WaveOutcome outcome, string? error, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<string?> Why(string wave, CancellationToken ct = default) => Task.FromResult(Reason);

    public Task<IReadOnlyList<WorkerReport>> Workers(CancellationToken ct = default)
    {
        var wave = new Wave("demo", "4B", "corrigible", 2, "f1", 100, 36, 1, 1, true);
        return Task.FromResult<IReadOnlyList<WorkerReport>>(
            [new WorkerReport("silo-1", "cpu (AVX2)", false, 1000, 900, [new LoadedShard("f1", 0, 1, 100)], [new Lease(wave, ["silo-1"])], 0, false)]);
    }
}
