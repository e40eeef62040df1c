using Orleans.Placement;
using SteerCluster.Grains.Interfaces.Units;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Storage;

namespace SteerCluster.Grains.Units;

/// <inheritdoc cref="IUnitGrain"/>
/// <remarks>
/// It is active on the silo that asks for it first: the one that measures it. Beginning is not written, so that a unit costs one
/// write; attempts are counted by the sweep.
/// </remarks>
[PreferLocalPlacement, RequireRole(SiloRoles.Measure), CollectionAgeLimit(Minutes = 2)]
internal sealed class UnitGrain([PersistentState("unit", GrainStorageNames.Cluster)] IPersistentState<UnitSlot> state) : Grain, IUnitGrain
{
    private UnitRecordState _unit = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _unit = state.State.Unit ?? new UnitRecordState();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<UnitRecord>> Begin(string worker, int attempt, CancellationToken ct = default)
    {
        _unit = UnitLedger.Begin(_unit, worker, attempt);
        return Task.FromResult(_unit.Records);
    }

    public Task Keep(IReadOnlyList<UnitRecord> records, string? conventions, CancellationToken ct = default) =>
        Write(UnitLedger.Keep(_unit, records, conventions));

    public Task Fail(int attempt, string error, bool parked, CancellationToken ct = default) =>
        Write(UnitLedger.Fail(_unit, attempt, error, parked));

    public Task<IReadOnlyList<UnitRecord>> Records(CancellationToken ct = default) => Task.FromResult(_unit.Records);

    public Task<UnitInfo> Get(CancellationToken ct = default) => Task.FromResult(new UnitInfo(
        _unit.State, _unit.Attempts, _unit.Worker, _unit.Error, _unit.Conventions, _unit.Records.Count, _unit.Records.Sum(r => (long)r.Payload.Length)));

    /// <summary>What could not be written is not remembered either, so that it is given again.</summary>
    private async Task Write(UnitRecordState next)
    {
        if (ReferenceEquals(next, _unit))
        {
            return;
        }

        var stored = state.State.Unit;
        state.State.Unit = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State.Unit = stored;
            throw;
        }

        _unit = next;
    }
}
