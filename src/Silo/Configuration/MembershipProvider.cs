namespace SteerCluster.Silo.Configuration;

/// <summary>How silos find each other.</summary>
public enum MembershipProvider
{
    /// <summary>One machine; the table lies in the memory of the first silo, and is lost with it. For development.</summary>
    Localhost,

    /// <summary>A table in PostgreSQL.</summary>
    Postgresql,
}
