using Microsoft.Data.Sqlite;
using Orleans.Configuration;

namespace SteerCluster.Silo.Storage;

/// <summary>State in one SQLite file, shared by the silos of a machine: a write-ahead log lets readers go on beside the one writer.</summary>
internal sealed class SqliteStore(string folder) : IGrainStore
{
    private readonly string _file = Path.Combine(folder, "steercluster.db");

    // A write that finds another's lock tries again until this time is over, and fails then.
    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _file, DefaultTimeout = 20 }.ToString();

    public string Name => $"sqlite {_file}";

    public void Register(ISiloBuilder silo) => silo.AddAdoNetGrainStorage(
        GrainStores.ProviderName,
        (AdoNetGrainStorageOptions ado) =>
        {
            // By this name Orleans loads Microsoft.Data.Sqlite.
            ado.Invariant = "System.Data.SQLite";
            ado.ConnectionString = ConnectionString;
        });

    public async Task Prepare(CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var _ = await FileLock.Take(_file + ".lock", ct);
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await Execute(connection, "PRAGMA journal_mode = WAL", ct);
        await using var transaction = connection.BeginTransaction();
        await Execute(connection, SchemaText.Read("Sqlite-Storage.sql"), ct);
        await transaction.CommitAsync(ct);
    }

    public async Task Probe(CancellationToken ct)
    {
        // A read alone: a writer's lock, which may be another silo's, does not make the storage unready.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadWrite }.ToString());
        await connection.OpenAsync(ct);
        await Execute(connection, "SELECT COUNT(*) FROM OrleansQuery", ct);
    }

    private static async Task Execute(SqliteConnection connection, string text, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(ct);
    }
}
