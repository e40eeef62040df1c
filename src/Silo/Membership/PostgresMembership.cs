using SteerCluster.Silo.Storage;

namespace SteerCluster.Silo.Membership;

/// <summary>The table in PostgreSQL.</summary>
internal sealed class PostgresMembership(string connectionString) : IMembership
{
    private readonly string _connectionString = PostgresSchema.WithDefaults(connectionString);

    public void Register(ISiloBuilder silo) => silo.UseAdoNetClustering(options =>
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = _connectionString;
    });

    public Task Prepare(CancellationToken ct) => PostgresSchema.Apply(
        _connectionString,
        ct,
        PostgresSchema.Queries,
        new SchemaScript("PostgreSQL-Clustering.sql", Unless: "SELECT to_regclass('orleansmembershiptable') IS NOT NULL"),
        new SchemaScript("PostgreSQL-Clustering-3.7.0.sql", Unless: "SELECT EXISTS (SELECT 1 FROM OrleansQuery WHERE QueryKey = 'CleanupDefunctSiloEntriesKey')"));
}
