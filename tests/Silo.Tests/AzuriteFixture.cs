using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests;

/// <summary>One Azurite for the tests of a collection.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    internal AzuriteServer Server => _server!;

    public async Task InitializeAsync() => _server = AzuriteServer.WhySkip is null ? await AzuriteServer.Start() : null;

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
