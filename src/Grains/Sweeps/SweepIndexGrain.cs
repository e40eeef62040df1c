using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Placement;
using SteerCluster.Grains.Storage;

namespace SteerCluster.Grains.Sweeps;

/// <inheritdoc cref="ISweepIndexGrain"/>
[PreferRole(SiloRoles.Control)]
internal sealed class SweepIndexGrain(
    [PersistentState("index", GrainStorageNames.Cluster)] IPersistentState<SweepIndexState> state, RoleHome home) : Grain, ISweepIndexGrain
{
    public Task Add(string sweep, CancellationToken ct = default)
    {
        var known = state.State.All.Contains(sweep);
        if (known && state.State.Open.Contains(sweep))
        {
            return Task.CompletedTask;
        }

        return Change(s =>
        {
            if (!known)
            {
                s.All.Add(sweep);
            }

            s.Open.Add(sweep);
        });
    }

    public Task Close(string sweep, CancellationToken ct = default) =>
        state.State.Open.Contains(sweep) ? Change(s => s.Open.Remove(sweep)) : Task.CompletedTask;

    public Task<IReadOnlyList<string>> List(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<string>>([.. state.State.All]);

    public Task<IReadOnlyList<string>> ListOpen(CancellationToken ct = default)
    {
        if (home.IsElsewhere(SiloRoles.Control))
        {
            MigrateOnIdle();
        }

        return Task.FromResult<IReadOnlyList<string>>([.. state.State.Open]);
    }

    /// <summary>What could not be written is not remembered either.</summary>
    private async Task Change(Action<SweepIndexState> change)
    {
        var before = state.State;
        var after = new SweepIndexState { All = [.. before.All], Open = [.. before.Open] };
        change(after);
        state.State = after;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }
}
