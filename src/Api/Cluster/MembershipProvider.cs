namespace SteerCluster.Api.Cluster;

/// <summary>How the silos are found.</summary>
internal enum MembershipProvider
{
    /// <summary>At addresses that the configuration names.</summary>
    Localhost,

    /// <summary>In a PostgreSQL database.</summary>
    PostgreSql,
}
