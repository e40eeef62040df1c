using Npgsql;

namespace SteerCluster.Silo.Storage;

/// <summary>Creates what is absent in a PostgreSQL database.</summary>
internal static class PostgresSchema
{
    // Any number does, as long as all silos take the same: the first eight letters of the product's name.
    private const long LockKey = 0x7374656572636C75;

    /// <summary>The table that all other scripts fill.</summary>
    public static SchemaScript Queries { get; } = new("PostgreSQL-Query.sql");

    /// <summary>Runs scripts in one transaction. Silos that start at once wait for each other at an advisory lock.</summary>
    public static async Task Apply(string connectionString, CancellationToken ct, params SchemaScript[] scripts)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, $"SELECT pg_advisory_xact_lock({LockKey})", ct);
        foreach (var script in scripts)
        {
            if (script.Unless is null || await Execute(connection, script.Unless, ct) is not true)
            {
                await Execute(connection, SchemaText.Read(script.File), ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Asks for nothing but an answer.</summary>
    public static async Task Probe(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await Execute(connection, "SELECT 1", ct);
    }

    /// <summary>
    /// Time limits and a pool size, unless the text has its own: a server that hangs must fail calls before the grain calls around them
    /// time out, and a few silos must fit in PostgreSQL's default of 100 connections.
    /// </summary>
    public static string WithDefaults(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var defaults = new NpgsqlConnectionStringBuilder { Timeout = 5, CommandTimeout = 15, MaxPoolSize = 16, ApplicationName = "steercluster" };
        foreach (var key in defaults.Keys.Except(given.Keys).ToList())
        {
            given[key] = defaults[key];
        }

        return given.ToString();
    }

    /// <summary>Host, port and database, without the password.</summary>
    public static string Describe(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database}";
    }

    private static async Task<object?> Execute(NpgsqlConnection connection, string text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
