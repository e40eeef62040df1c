using Orleans.Storage;
using SteerCluster.Grains.Storage;
using SteerCluster.Silo.Configuration;

namespace SteerCluster.Silo.Storage;

/// <summary>Chooses the store that the settings name.</summary>
internal static class GrainStores
{
    /// <summary>The name that grains give for their state's store.</summary>
    public const string ProviderName = GrainStorageNames.Cluster;

    public static IGrainStore Choose(StorageSettings storage) => storage.Provider switch
    {
        StorageProvider.Sqlite => new SqliteStore(storage.DataFolder),
        StorageProvider.Postgresql => new PostgresStore(storage.ConnectionString!),
        StorageProvider.AzureBlob => new AzureBlobStore(storage.ConnectionString!, storage.Container),
        _ => new MemoryStore(),
    };

    /// <summary>Registers a store. State is kept in Orleans' binary form: records are bytes, which text would make a third larger.</summary>
    public static void AddGrainStore(this ISiloBuilder silo, IGrainStore store)
    {
        silo.Services.AddSingleton(store);
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(ProviderName);
        store.Register(silo);
    }
}
