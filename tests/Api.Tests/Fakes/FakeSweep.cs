using System.Runtime.CompilerServices;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Tests.Fakes;

/// <summary>A sweep that does what it is told and plans nothing.</summary>
internal sealed class FakeSweep(string id, FakeIndex index) : ISweepGrain
{
    public static readonly DateTimeOffset Launched = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>What a launch throws; null for one that succeeds.</summary>
    public Exception? Refusal { get; set; }

    public SweepRequest? Request { get; private set; }

    public SweepStatus? Status { get; set; }

    /// <summary>What a watch gives, or throws, after the version that it begins with.</summary>
    public Func<long, IEnumerable<SweepStatus>>? Changes { get; set; }

    public List<(string?, string?)> Retried { get; } = [];

    public async Task<SweepStatus> Launch(SweepRequest request, CancellationToken ct = default)
    {
        if (Refusal is not null)
        {
            throw Refusal;
        }

        Request = request;
        await index.Add(id, ct);
        return Status = Status is null
            ? new SweepStatus(id, SweepState.Planning, [], [], null, 1, Launched, null)
            : Status with { Version = Status.Version + 1 };
    }

    public Task<SweepStatus?> Get(CancellationToken ct = default) => Task.FromResult(Status);

    public Task<LaunchedRequest?> GetRequest(CancellationToken ct = default) => throw new NotSupportedException();

    public async IAsyncEnumerable<SweepStatus> Watch(long version, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var status in Changes?.Invoke(version) ?? [Status!])
        {
            yield return status;
        }
    }

    public Task<SweepStatus> Command(SweepCommand command, CancellationToken ct = default) => Refusal is not null ? throw Refusal : Task.FromResult(Status = Status! with
    {
        Version = Status.Version + 1,
        State = command switch
        {
            SweepCommand.Pause => SweepState.Paused,
            SweepCommand.Resume => SweepState.Running,
            SweepCommand.Stop => SweepState.Stopping,
            _ => SweepState.Cancelled,
        },
    });

    public Task<int> Retry(string? model, string? concept, CancellationToken ct = default)
    {
        Retried.Add((model, concept));
        return Task.FromResult(1);
    }

    public Task<string?> GetPlan(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<string?> Why(string model, string concept, CancellationToken ct = default) =>
        Task.FromResult<string?>("No silo with an accelerator has room.");

    public Task Reconcile(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<CellState?> Report(WaveReport report, CancellationToken ct = default) => throw new NotSupportedException();
}
