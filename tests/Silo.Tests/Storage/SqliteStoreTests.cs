using SteerCluster.Silo.Storage;
using SteerCluster.Tests;

namespace SteerCluster.Silo.Tests.Storage;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task State_AfterRestart_IsThere() => StoreContract.StateSurvivesRestart(Store);

    [Fact]
    public Task State_Cleared_IsEmptyAndCanBeWrittenAgain() => StoreContract.ClearedStateIsEmptyAndCanBeWrittenAgain(Store);

    [Fact]
    public Task Write_OfOldVersion_IsConflict() => StoreContract.SecondWriterGetsConflict(Store);

    [Fact]
    public Task Write_ManyFirstOnesAtOnce_LeavesOneState() => StoreContract.ConcurrentFirstWritesLeaveOneState(Store);

    [Fact]
    public async Task Prepare_ManyAtOnce_AllSucceed()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store().Prepare(CancellationToken.None))));

        await Store().Probe(CancellationToken.None);
    }

    [Fact]
    public async Task Probe_FileGone_Throws()
    {
        var store = Store();

        await Assert.ThrowsAnyAsync<Exception>(() => store.Probe(CancellationToken.None));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private SqliteStore Store() => new(_folder.Path);
}
