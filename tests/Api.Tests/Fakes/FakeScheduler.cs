using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakeScheduler : ISchedulerGrain
{
    public Task<WorkerOrders> Poll(WorkerReport report, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<CellState?> Complete(string silo, Lease lease, WaveOutcome outcome, string? error, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Submit(string sweep, IReadOnlyList<Wave> waves, bool giveBackRunning, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<bool> HasRunning(string sweep, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<string?> Why(string wave, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<WorkerReport>> Workers(CancellationToken ct = default)
    {
        var wave = new Wave("demo", "plan", "4B", "corrigible", [1, 2], "f1", 100, 36, 1, 1, true, [], "s");
        return Task.FromResult<IReadOnlyList<WorkerReport>>(
            [new WorkerReport("silo-1", 1, "cpu (AVX2)", false, 1000, 900, [new LoadedShard("f1", 0, 1, 100)], [new Lease(5, wave, ["silo-1"])], 0, false, [new WaveProgress(5, "sweep", 3, 10, 1000, 2)])]);
    }
}
