using SteerCluster.Silo.Storage;
using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite)
{
    [AzuriteFact]
    public Task State_AfterRestart_IsThere() => StoreContract.StateSurvivesRestart(Store);

    [AzuriteFact]
    public Task State_Cleared_IsEmptyAndCanBeWrittenAgain() => StoreContract.ClearedStateIsEmptyAndCanBeWrittenAgain(Store);

    [AzuriteFact]
    public Task Write_OfOldVersion_IsConflict() => StoreContract.SecondWriterGetsConflict(Store);

    [AzuriteFact]
    public Task Write_ManyFirstOnesAtOnce_LeavesOneState() => StoreContract.ConcurrentFirstWritesLeaveOneState(Store);

    [AzuriteFact]
    public Task Prepare_ManyAtOnce_AllSucceed() =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new AzureBlobStore(azurite.Server.ConnectionString, "prepared").Prepare(CancellationToken.None)));

    private AzureBlobStore Store() => new(azurite.Server.ConnectionString, "contract");
}
