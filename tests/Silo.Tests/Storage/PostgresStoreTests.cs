using SteerCluster.Silo.Membership;
using SteerCluster.Silo.Storage;
using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresStoreTests(PostgresFixture postgres)
{
    [PostgresFact]
    public Task State_AfterRestart_IsThere() => StoreContract.StateSurvivesRestart(Store);

    [PostgresFact]
    public Task State_Cleared_IsEmptyAndCanBeWrittenAgain() => StoreContract.ClearedStateIsEmptyAndCanBeWrittenAgain(Store);

    [PostgresFact]
    public Task Write_OfOldVersion_IsConflict() => StoreContract.SecondWriterGetsConflict(Store);

    [PostgresFact]
    public Task Write_ManyFirstOnesAtOnce_LeavesOneState() => StoreContract.ConcurrentFirstWritesLeaveOneState(Store);

    [PostgresFact]
    public async Task Prepare_ManyAtOnce_AllSucceed()
    {
        var database = await postgres.Server.CreateDatabase("prepared");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await new PostgresStore(database).Prepare(CancellationToken.None);
            await new PostgresMembership(database).Prepare(CancellationToken.None);
        })));

        Assert.Equal("13", (await postgres.Server.Sql("prepared", "SELECT COUNT(*) FROM OrleansQuery")).Trim());
    }

    /// <summary>A halted server: writes fail in time, and once it goes on, state is whole and can be written again.</summary>
    [PostgresFact]
    public async Task Write_ServerHaltedAndResumed_FailsThenGoesOn()
    {
        var database = await postgres.Server.CreateDatabase("halted");
        await using var host = await StoreHost.Start(new PostgresStore(database + ";Command Timeout=2;Timeout=2;Cancellation Timeout=500"));
        var grain = host.Grains.GetGrain<ITallyGrain>("halted");
        await grain.Keep([1]);

        postgres.Server.Pause();
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => grain.Keep([2]));
        }
        finally
        {
            postgres.Server.Resume();
        }

        // Whether the halted server took the write is not known to its writer: the owner tries again, and a conflict makes it read.
        await Patience.Until(TimeSpan.FromSeconds(30), "the state can be written again", async () =>
        {
            await grain.Keep([3]);
            return true;
        });
        await grain.Forget();
        Assert.Equal([3], await grain.Get());
    }

    [Fact]
    public void WithDefaults_OwnValues_Stay()
    {
        var text = PostgresSchema.WithDefaults("Host=db;Command Timeout=99;Password=p");

        Assert.Contains("Command Timeout=99", text, StringComparison.Ordinal);
        Assert.Contains("Maximum Pool Size=16", text, StringComparison.Ordinal);
        Assert.Equal("db:5432/", PostgresSchema.Describe(text));
    }

    private PostgresStore Store() => new(postgres.Server.ConnectionString());
}
