using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Hosting;

[Collection(AzuriteCollection.Name)]
public sealed class AzureSiloTests(AzuriteFixture azurite)
{
    [AzuriteFact]
    public async Task Start_AzureBlob_TurnsReadyAndLeavesOnSigterm()
    {
        await using var silo = SiloProcess.Start("Storage:Provider=azureblob", $"Storage:ConnectionString={azurite.Server.ConnectionString}");
        await silo.Ready();

        Assert.Equal(0, await silo.Leave(TimeSpan.FromSeconds(30)));
    }
}
