namespace SteerCluster.Client.Cluster.Local;

/// <summary>A cluster on this machine.</summary>
internal sealed record LocalClusterOptions
{
    /// <summary>Number of silos.</summary>
    public required int Silos { get; init; }

    /// <summary>Full path of the folder for state, results and logs.</summary>
    public required string Data { get; init; }

    /// <summary>Full paths of the folders below which models lie.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The database for state and membership; null for SQLite and the memory of the first silo.</summary>
    public string? Postgres { get; init; }

    /// <summary>The API's port; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Compute threads of each silo; null for an equal share of the processors.</summary>
    public int? Threads { get; init; }
}
