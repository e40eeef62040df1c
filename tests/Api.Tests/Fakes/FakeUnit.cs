using SteerCluster.Grains.Interfaces.Units;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakeUnit : IUnitGrain
{
    public Task<IReadOnlyList<UnitRecord>> Begin(string worker, int attempt, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Keep(IReadOnlyList<UnitRecord> records, string? conventions, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Fail(int attempt, string error, bool parked, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnitRecord>> Records(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<UnitInfo> Get(CancellationToken ct = default) => Task.FromResult(new UnitInfo(UnitState.Done, 1, "silo-1", null, "{}", 3, 1200));

    public Task Retry(CancellationToken ct = default) => throw new NotSupportedException();
}
