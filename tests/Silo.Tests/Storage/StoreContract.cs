using Orleans.Storage;
using SteerCluster.Silo.Storage;

namespace SteerCluster.Silo.Tests.Storage;

/// <summary>What every store must do; one method a case, run against each of them.</summary>
internal static class StoreContract
{
    public static async Task StateSurvivesRestart(Func<IGrainStore> store)
    {
        var bytes = Enumerable.Range(0, 1_000_003).Select(i => (byte)(i * 31)).ToArray();
        await using (var first = await StoreHost.Start(store()))
        {
            var grain = first.Grains.GetGrain<ITallyGrain>("sweep/model/concept/3");
            await grain.Keep([1]);
            await grain.Keep(bytes);
        }

        await using var second = await StoreHost.Start(store());
        Assert.Equal(bytes, await second.Grains.GetGrain<ITallyGrain>("sweep/model/concept/3").Get());
        Assert.Empty(await second.Grains.GetGrain<ITallyGrain>("sweep/model/concept/4").Get());
    }

    public static async Task ClearedStateIsEmptyAndCanBeWrittenAgain(Func<IGrainStore> store)
    {
        await using var host = await StoreHost.Start(store());
        var grain = host.Grains.GetGrain<ITallyGrain>("cleared");
        await grain.Keep([1, 2]);
        await grain.Clear();
        await grain.Forget();
        Assert.Empty(await grain.Get());
        await grain.Keep([3]);
        await grain.Forget();
        Assert.Equal([3], await grain.Get());
    }

    /// <summary>Two activations that both read, then both write: one wins, the other hears of it. Also for the very first write.</summary>
    public static async Task SecondWriterGetsConflict(Func<IGrainStore> store)
    {
        await using var host = await StoreHost.Start(store());
        var id = GrainId.Create("tally", "contested");
        for (byte round = 1; round <= 2; round++)
        {
            var first = await Read(host.Storage, id);
            var second = await Read(host.Storage, id);
            first.State.Bytes = [round];
            await host.Storage.WriteStateAsync("tally", id, first);
            await Assert.ThrowsAsync<InconsistentStateException>(() => host.Storage.WriteStateAsync("tally", id, second));
            Assert.Equal([round], (await Read(host.Storage, id)).State.Bytes);
        }
    }

    /// <summary>Many first writes of one grain at the same moment leave one state.</summary>
    public static async Task ConcurrentFirstWritesLeaveOneState(Func<IGrainStore> store)
    {
        await using var host = await StoreHost.Start(store());
        var id = GrainId.Create("tally", "raced");
        var writes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            var state = new GrainState<TallyState>(new TallyState { Bytes = [(byte)i] });
            try
            {
                await Task.Run(() => host.Storage.WriteStateAsync("tally", id, state));
                return i;
            }
            catch (InconsistentStateException)
            {
                return -1;
            }
        }));

        var winner = Assert.Single(writes, write => write >= 0);
        Assert.Equal([(byte)winner], (await Read(host.Storage, id)).State.Bytes);
    }

    private static async Task<GrainState<TallyState>> Read(IGrainStorage storage, GrainId id)
    {
        var state = new GrainState<TallyState>(new TallyState());
        await storage.ReadStateAsync("tally", id, state);
        return state;
    }
}
