namespace SteerCluster.Silo.Configuration;

/// <summary>Where grain state lies.</summary>
/// <param name="Provider">In what.</param>
/// <param name="ConnectionString">The database or the storage account; null for SQLite and memory.</param>
/// <param name="DataFolder">Full path of the folder of the SQLite file.</param>
/// <param name="Container">The blob container.</param>
public sealed record StorageSettings(StorageProvider Provider, string? ConnectionString, string DataFolder, string Container);
