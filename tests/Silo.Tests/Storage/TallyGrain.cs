namespace SteerCluster.Silo.Tests.Storage;

public sealed class TallyGrain([PersistentState("tally", "steercluster")] IPersistentState<TallyState> state) : Grain, ITallyGrain
{
    public Task Keep(byte[] bytes)
    {
        state.State.Bytes = bytes;
        return state.WriteStateAsync();
    }

    public Task<byte[]> Get() => Task.FromResult(state.State.Bytes);

    public Task Clear() => state.ClearStateAsync();

    public Task Forget()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
