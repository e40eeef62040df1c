namespace SteerCluster.Silo.Storage;

/// <summary>State in the silos' memory; gone with them.</summary>
internal sealed class MemoryStore : IGrainStore
{
    public string Name => "memory";

    public void Register(ISiloBuilder silo) => silo.AddMemoryGrainStorage(GrainStores.ProviderName);

    public Task Prepare(CancellationToken ct) => Task.CompletedTask;

    public Task Probe(CancellationToken ct) => Task.CompletedTask;
}
