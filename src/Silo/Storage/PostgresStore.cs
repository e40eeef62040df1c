using Orleans.Configuration;

namespace SteerCluster.Silo.Storage;

/// <summary>State in PostgreSQL.</summary>
internal sealed class PostgresStore(string connectionString) : IGrainStore
{
    private readonly string _connectionString = PostgresSchema.WithDefaults(connectionString);

    public string Name => $"postgresql {PostgresSchema.Describe(_connectionString)}";

    public void Register(ISiloBuilder silo) => silo.AddAdoNetGrainStorage(
        GrainStores.ProviderName,
        (AdoNetGrainStorageOptions ado) =>
        {
            ado.Invariant = "Npgsql";
            ado.ConnectionString = _connectionString;
        });

    public Task Prepare(CancellationToken ct) => PostgresSchema.Apply(_connectionString, ct, PostgresSchema.Queries, new SchemaScript("PostgreSQL-Storage.sql"));

    public Task Probe(CancellationToken ct) => PostgresSchema.Probe(_connectionString, ct);
}
