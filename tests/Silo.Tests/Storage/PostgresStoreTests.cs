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
