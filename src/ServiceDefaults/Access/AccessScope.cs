namespace SteerCluster.ServiceDefaults.Access;

/// <summary>What a token allows.</summary>
public enum AccessScope
{
    /// <summary>To look.</summary>
    Read,

    /// <summary>To look and to change.</summary>
    Write,
}
