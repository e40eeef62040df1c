namespace SteerCluster.Silo.Configuration;

/// <summary>Where grain state lies.</summary>
public enum StorageProvider
{
    /// <summary>A SQLite file, shared by the silos of one machine; the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgresql,

    /// <summary>Azure Blob storage, or an emulator of it.</summary>
    AzureBlob,

    /// <summary>The memory of one silo: nothing survives. For experiments.</summary>
    Memory,
}
